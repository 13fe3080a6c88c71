// fails.c: one of three fails
//
// async def fetch(name, d):
//     try: await sleep(d)
//     except CancelledError: print(name, "is stopped"); raise
//     if d == 1: raise ValueError(name)
//     print(name)
// async def parent():
//     try: await gather(fetch("a", 3), fetch("b", 1), fetch("c", 2))
//     except ValueError as e: print("parent:", e)
//     await sleep(5)
//     print("end")
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

typedef struct Job {
  const char *name;
  int seconds;
} Job;

static Outcome fetch(Coroutine *self, void *arg) {
  const Job *job = arg;
  Outcome o = sleep_for(self, job->seconds);
  if (o.how == RAISED) {
    print("%s is stopped", job->name);
    return o;
  }
  if (job->seconds == 1)
    return raised(ValueError, job->name);
  print("%s", job->name);
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  static Job jobs[] = {{"a", 3}, {"b", 1}, {"c", 2}};
  Future *tasks[3];
  (void)arg;
  for (int i = 0; i < 3; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(fetch, &jobs[i]))->future;
  Future *all = gather(loop_running(), 3, tasks, false);
  Outcome o = await(self, all);
  future_free(all);
  if (o.how == RAISED)
    print("parent: %s", o.error.message);
  TRY(sleep_for(self, 5));
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
