// 33_loop_states.c: what a loop says in the wrong state
#include "04-event-loop/loop.h"
#include "trace.h"

static void call(const char *what, Outcome o) {
  print("%s %s", what, o.how == RAISED ? error_repr(o.error) : "ok");
}

// What Python's call_soon() and its like raise, or not.
static Outcome scheduled(Loop *loop, Handle handle) {
  return handle.slots ? returned(value_none()) : loop_check_closed(loop);
}

static void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
}

static void inside(Loop *loop, void *other) {
  print("running %s", str(value_bool(loop_is_running(loop))));
  call("run_forever", loop_run_forever(loop));
  call("other.run_forever", loop_run_forever(other));
  call("close", loop_close(loop));
  loop_stop(loop);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual()), *other = loop_new(clock_virtual());
  loop_call_soon(loop, inside, other);
  loop_run_forever(loop);
  print("running %s closed %s", str(value_bool(loop_is_running(loop))),
        str(value_bool(loop_is_closed(loop))));
  loop_call_soon(loop, say, "dropped by close");
  loop_call_later(loop, 0, say, "dropped by close");
  loop_close(loop);
  loop_close(loop);
  print("closed %s", str(value_bool(loop_is_closed(loop))));
  call("call_soon", scheduled(loop, loop_call_soon(loop, say, "")));
  call("call_later", scheduled(loop, loop_call_later(loop, 1, say, "")));
  call("call_at", scheduled(loop, loop_call_at(loop, 1, say, "")));
  call("run_forever", loop_run_forever(loop));
  loop_stop(loop); // cannot fail
  call("stop", returned(value_none()));
  loop_free(other);
  loop_free(loop);
}
