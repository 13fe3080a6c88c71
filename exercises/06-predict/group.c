// group.c: three tasks are made in the block of a group, one by another hand
//
// async def fetch(name, d):
//     try: await sleep(d)
//     except CancelledError: print(name, "is stopped at", time()); raise
//     if d == 1: raise ValueError(name)
//     print(name, "at", time())
// async def parent():
//     try:
//         async with TaskGroup() as group:
//             group.create_task(fetch("a", 1))
//             group.create_task(fetch("b", 3))
//             asyncio.create_task(fetch("c", 2))
//             try: await sleep(9)
//             except CancelledError: print("block is stopped"); raise
//     except* ValueError: print("left at", time())
//     await sleep(5)
#include "06-together/run.h"
#include "06-together/task_group.h"
#include "trace.h"

typedef struct Job {
  const char *name;
  int seconds;
} Job;

static double now(void) { return loop_time(loop_running()); }

static Outcome fetch(Coroutine *self, void *arg) {
  const Job *job = arg;
  Outcome o = sleep_for(self, job->seconds);
  if (o.how == RAISED) {
    print("%s is stopped at %g", job->name, now());
    return o;
  }
  if (job->seconds == 1)
    return raised(ValueError, job->name);
  print("%s at %g", job->name, now());
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  static Job jobs[] = {{"a", 1}, {"b", 3}, {"c", 2}};
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  task_group_create_task(&group, coroutine_new(fetch, &jobs[0]));
  task_group_create_task(&group, coroutine_new(fetch, &jobs[1]));
  ensure_future(NULL, coroutine_new(fetch, &jobs[2]));
  Outcome o = sleep_for(self, 9);
  if (o.how == RAISED)
    print("block is stopped");
  o = task_group_exit(&group, self, o);
  task_group_release(&group);
  if (o.how == RAISED)
    print("left at %g", now());
  return sleep_for(self, 5);
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
