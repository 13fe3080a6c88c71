// row.c: two coroutines in a row, then two tasks
//
// async def job(name, d): await asyncio.sleep(d); print(name)
// async def parent():
//     await job("slow", 5)
//     await job("fast", 1)
//     ts = [asyncio.create_task(job("SLOW", 5)),
//           asyncio.create_task(job("FAST", 1))]
//     for t in ts: await t
#include "05-tasks/task.h"
#include "trace.h"

typedef struct Job {
  const char *name;
  int seconds;
} Job;

static Outcome job(Coroutine *self, void *arg) {
  const Job *j = arg;
  TRY(sleep_for(self, j->seconds));
  print("%s", j->name);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  static Job jobs[] = {{"slow", 5}, {"fast", 1}, {"SLOW", 5}, {"FAST", 1}};
  Task *ts[2];
  (void)arg;
  TRY(delegate(self, coroutine_new(job, &jobs[0])));
  TRY(delegate(self, coroutine_new(job, &jobs[1])));
  for (int i = 0; i < 2; i++)
    ts[i] = loop_create_task(loop_running(), coroutine_new(job, &jobs[2 + i]));
  for (int i = 0; i < 2; i++)
    TRY(await(self, &ts[i]->future));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
