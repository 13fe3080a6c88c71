// 31_callback_error.c: errors go to the handler, SystemExit leaves the loop
#include "04-event-loop/loop.h"
#include "trace.h"

static Error v = {.type = ValueError, .message = "v"};
static Error cancelled = {.type = CancelledError, .message = ""};
static Error timer = {.type = ValueError, .message = "timer"};
static Error leaving = {.type = SystemExit, .message = "leave"};

static void handler(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  print("handler: %s", error_repr(context->error));
}

static void bad(Loop *loop, void *arg) {
  Error *e = arg;
  print("raising %s", error_type_name(e->type));
  loop_raise(loop, *e);
}

static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void leave(Loop *loop, void *arg) {
  (void)arg;
  loop_call_soon(loop, bad, &leaving);
  loop_call_soon(loop, say, "rest of the batch, kept");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, handler, NULL);
  loop_call_soon(loop, bad, &v);
  loop_call_soon(loop, say, "after v");
  loop_call_soon(loop, bad, &cancelled);
  loop_call_later(loop, 1, bad, &timer);
  loop_call_later(loop, 2, leave, NULL);
  loop_call_later(loop, 2.5, say, "timer kept");
  Outcome o = loop_run_forever(loop);
  if (o.how == RAISED && error_is(o.error, SystemExit))
    print("left with %s running %s closed %s", error_repr(o.error),
          str(value_bool(loop_is_running(loop))),
          str(value_bool(loop_is_closed(loop))));
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  loop_free(loop);
}
