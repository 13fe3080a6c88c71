// asked.c: who waits for a gather is cancelled, after one second
//
// async def fetch(name, d):
//     try: await sleep(9)
//     except CancelledError:
//         await sleep(d)                       # tidies up
//         print(name, "is stopped at", time())
//         return "half"
// async def waits():
//     try: await gather(fetch("a", 0), fetch("b", 2))
//     except CancelledError: print("cancelled at", time())
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

typedef struct Job {
  const char *name;
  int seconds;
} Job;

static Outcome fetch(Coroutine *self, void *arg) {
  const Job *job = arg;
  Outcome o = sleep_for(self, 9);
  if (o.how == RETURNED)
    return o;
  TRY(sleep_for(self, job->seconds));
  print("%s is stopped at %g", job->name, loop_time(loop_running()));
  return returned(value_str("half"));
}

static Outcome waits(Coroutine *self, void *arg) {
  static Job jobs[] = {{"a", 0}, {"b", 2}};
  Future *tasks[2];
  (void)arg;
  for (int i = 0; i < 2; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(fetch, &jobs[i]))->future;
  Future *all = gather(loop_running(), 2, tasks, false);
  Outcome o = await(self, all);
  future_free(all);
  if (o.how == RETURNED)
    print("%s", outcome_repr(o));
  else
    print("cancelled at %g", loop_time(loop_running()));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(waits, arg));
  TRY(sleep_for(self, 1));
  task_cancel(task);
  return await(self, &task->future);
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
