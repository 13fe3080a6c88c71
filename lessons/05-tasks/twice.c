// twice.c: a coroutine is one run, a task is a result
//
// Python's twin is twice.py. Who needs a result in two places makes a task and
// awaits that: a coroutine that has ended has nothing more to give.
#include "05-tasks/task.h"
#include "trace.h"

// @types.coroutine
// def brew(seconds):
static Outcome brew(Coroutine *self, void *arg) {
  int seconds = *(int *)arg;
  print("tea: %d s", seconds);
  TRY(sleep_for(self, seconds));
  return returned(value_str("tea"));
}

// async def main():
static Outcome drink(Coroutine *self, void *arg) {
  int seconds[] = {2, 1};
  (void)arg;
  Coroutine *coroutine = coroutine_new(brew, &seconds[0]);
  Outcome o = yield_from(self, &coroutine->iterator); // await coroutine
  print("coroutine: %s", outcome_repr(o));
  if (o.how == RETURNED)
    o = yield_from(self, &coroutine->iterator);
  print("once more: %s", outcome_repr(o));
  coroutine_free(coroutine);

  Task *task = ensure_future(loop_running(), coroutine_new(brew, &seconds[1]));
  print("task: %s", outcome_repr(await(self, &task->future)));
  print("once more: %s", outcome_repr(await(self, &task->future)));
  // ensure_future(task) is that task: in C the compiler knows that it is one.
  print("and again: %s", outcome_repr(await(self, &task->future)));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(drink, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
