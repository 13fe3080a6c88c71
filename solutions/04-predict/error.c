// error.c: who hears of the error?
//
// def boom(): raise ValueError("x")
// try: loop.call_soon(boom)
// except ValueError: print("caught")
#include "04-event-loop/loop.h"
#include "trace.h"

// Python's print, as a callback
static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void boom(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(ValueError, "x").error);
}

static void report(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  print("handler: %s", error_repr(context->error));
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_set_exception_handler(loop, report, NULL);
  Handle handle = loop_call_soon(loop, boom, NULL);
  if (!handle.slots)
    print("caught");
  loop_call_soon(loop, say, "next callback");
  loop_call_soon(loop, stop, NULL);
  if (loop_run_forever(loop).how == RAISED)
    print("the run ended with the error");
  loop_free(loop);
}
