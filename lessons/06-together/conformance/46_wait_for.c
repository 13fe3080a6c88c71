// 46_wait_for.c: in time, too late, a child that reacts slowly, swallows or
// raises, timeout 0.
#include <math.h>
#include <string.h>

#include "05-tasks/task.h"
#include "06-together/shield.h"
#include "06-together/wait.h"
#include "trace.h"

static double now(void) { return loop_time(loop_running()); }

static Outcome child(Coroutine *self, void *arg) {
  const char *mode = arg;
  print("t=%g %s starts", now(), mode);
  Outcome o = sleep_for(self, !strcmp(mode, "in time") ? 0.5 : 10);
  if (o.how == RETURNED)
    return returned(value_str(message_format("%s result", mode)));
  print("t=%g %s cancelled", now(), mode);
  if (!strcmp(mode, "slow"))
    TRY(sleep_for(self, 2));
  if (!strcmp(mode, "swallows"))
    return returned(value_str("swallowed"));
  return !strcmp(mode, "raises") ? raised(ValueError, "v") : o;
}

static Task *start(const char *mode) {
  return ensure_future(NULL, coroutine_new(child, (void *)mode));
}

// wait_for(child(mode), timeout): without a limit Python makes no task of it.
static Outcome wait_for_child(Coroutine *self, const char *mode,
                              double timeout) {
  if (timeout == INFINITY)
    return child(self, (void *)mode);
  Task *task = start(mode);
  Outcome o = wait_for(self, &task->future, timeout);
  task_free(task);
  return o;
}

static Outcome shielded(Coroutine *self) {
  Task *t = start("shielded");
  Future *front = shield(&t->future);
  Outcome o = wait_for(self, front, 1);
  future_give_back_reference(front);
  if (o.how == RAISED && error_is(o.error, TimeoutError))
    print("t=%g shielded done %s", now(),
          str(value_bool(future_done(&t->future))));
  print("%s", str(TRY(await(self, &t->future))));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  static const struct {
    const char *mode;
    double timeout;
  } cases[] = {{"in time", 1}, {"late", 1}, {"slow", 1},       {"swallows", 1},
               {"raises", 1},  {"zero", 0}, {"none", INFINITY}};
  (void)arg;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Outcome o = wait_for_child(self, cases[i].mode, cases[i].timeout);
    if (o.how == RETURNED)
      print("t=%g %s -> %s", now(), cases[i].mode, str(o.value));
    else if (error_is(o.error, Exception))
      print("t=%g %s !! %s", now(), cases[i].mode, error_repr(o.error));
    else
      return o;
  }
  return shielded(self);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
