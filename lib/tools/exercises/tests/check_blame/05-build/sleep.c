// Sleeping, in lesson 5, as somebody else would write it.
#include "05-tasks/sleep.h"

#include "trace.h"

typedef struct Alarm {
  Future rings;
  Value worth;
} Alarm;

static void future_set(Loop *loop, void *arg) {
  Alarm *alarm = (Alarm *)arg;
  (void)loop;
  if (future_done(&alarm->rings))
    return;
  future_set_result(&alarm->rings, alarm->worth);
}

static Alarm *alarm_new(Loop *loop, Value worth) {
  Alarm *alarm = future_create(sizeof(Alarm), &future_type, loop);
  alarm->worth = worth;
  trace_actor(alarm, ACTOR_FUTURE, NULL, NULL);
  return alarm;
}

static Outcome give_way(Coroutine *self, Value worth) {
  Outcome o = coroutine_yield(self, value_none());
  return o.how == RAISED ? o : returned(worth);
}

Outcome sleep_for_result(Coroutine *self, double seconds, Value result) {
  if (seconds <= 0)
    return give_way(self, result);
  Loop *loop = loop_running();
  if (loop == NULL)
    return raised(RuntimeError, "no running event loop");
  Alarm *alarm = alarm_new(loop, result);
  Handle timer = loop_call_later(loop, seconds, future_set, alarm);
  Outcome woken = await(self, &alarm->rings);
  handle_cancel(timer);
  future_free(&alarm->rings);
  return woken;
}

Outcome sleep_for(Coroutine *self, double seconds) {
  Value none = value_none();
  return sleep_for_result(self, seconds, none);
}
