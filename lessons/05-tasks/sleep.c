#include "05-tasks/sleep.h"

#include "trace.h"

// A future with the result that its timer will set.
typedef struct Sleep {
  Future future; // first: a Sleep is a Future
  Value result;
} Sleep;

static void future_set(Loop *loop, void *arg) {
  Sleep *self = arg;
  (void)loop;
  future_set_result(&self->future, self->result); // not if it was cancelled
}

Outcome sleep_for_result(Coroutine *self, double seconds, Value result) {
  if (seconds <= 0) { // a bare yield: one iteration
    TRY(coroutine_yield(self, value_none()));
    return returned(result);
  }
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  Sleep *sleep = future_create(sizeof *sleep, &future_type, loop);
  sleep->result = result;
  trace_actor(sleep, ACTOR_FUTURE, NULL, NULL);
  Handle handle = loop_call_later(loop, seconds, future_set, sleep);
  Outcome o = await(self, &sleep->future);
  handle_cancel(handle); // finally: the timer must not outlive the future
  future_free(&sleep->future);
  return o;
}

Outcome sleep_for(Coroutine *self, double seconds) {
  return sleep_for_result(self, seconds, value_none());
}
