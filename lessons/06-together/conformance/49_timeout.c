// 49_timeout.c: blocks that expire, end in time, have no time, fail, swallow,
// are nested or cancelled.
#include <string.h>

#include "05-tasks/task.h"
#include "06-together/timeout.h"
#include "trace.h"

static double now(void) { return loop_time(loop_running()); }
static bool is(const char *mode, const char *name) {
  return !strcmp(mode, name);
}

static Outcome inside(Coroutine *self, const char *mode) {
  if (is(mode, "zero no await"))
    return returned(value_str("no await"));
  Outcome o = sleep_for(self, is(mode, "zero")      ? 0
                              : is(mode, "in time") ? 0.5
                                                    : 10);
  if (o.how == RAISED && error_is(o.error, CancelledError)) {
    print("t=%g %s CancelledError", now(), mode);
    if (is(mode, "foreign"))
      return raised(ValueError, "v");
    if (!is(mode, "swallow"))
      return o;
  }
  return returned(value_str("left normally"));
}

static Outcome block(Coroutine *self, void *arg) {
  const char *mode = arg;
  Task *me = current_task(loop_running());
  Timeout cm = {0};
  bool zero = is(mode, "zero") || is(mode, "zero no await");
  TRY(timeout_enter(&cm, zero ? 0 : 1));
  Outcome o = timeout_exit(&cm, inside(self, mode));
  print("t=%g %s expired %s cancelling %u", now(), mode,
        str(value_bool(timeout_expired(&cm))), me->cancelling);
  return o;
}

static Outcome nested(Coroutine *self) {
  Timeout outer = {0}, inner = {0};
  TRY(timeout_enter(&outer, 1));
  Outcome o = timeout_enter(&inner, 2);
  if (o.how == RETURNED)
    o = timeout_exit(&inner, sleep_for(self, 10));
  o = timeout_exit(&outer, o);
  if (o.how == RAISED && error_is(o.error, TimeoutError))
    print("t=%g outer TimeoutError", now());

  outer = inner = (Timeout){0};
  TRY(timeout_enter(&outer, 2));
  o = timeout_enter(&inner, 1);
  if (o.how == RETURNED)
    o = timeout_exit(&inner, sleep_for(self, 10));
  if (o.how == RAISED && error_is(o.error, TimeoutError)) {
    print("t=%g inner TimeoutError", now());
    o = sleep_for(self, 0.5);
  }
  TRY(timeout_exit(&outer, o));
  print("t=%g outer in time", now());
  return returned(value_none());
}

static void cancel(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

static Outcome parent(Coroutine *self, void *arg) {
  static const char *const modes[] = {"expires",       "in time", "zero",
                                      "zero no await", "foreign", "swallow"};
  (void)arg;
  for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
    Outcome o = block(self, (void *)modes[i]);
    if (o.how == RETURNED)
      print("%s -> %s", modes[i], str(o.value));
    else
      print("%s !! %s", modes[i], error_repr(o.error));
  }
  Task *t = ensure_future(NULL, coroutine_new(block, "cancelled"));
  loop_call_later(loop_running(), 0.5, cancel, t);
  Outcome o = await(self, &t->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("t=%g cancelled, not timed out", now());
  return nested(self);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
