// block.c: two tasks, and time.sleep()
//
// async def job(n): print("start", n); time.sleep(1); print("end", n)
// async def parent():
//     ts = [asyncio.create_task(job(1)), asyncio.create_task(job(2))]
//     for t in ts: await t
#include "05-tasks/task.h"
#include "trace.h"

static Outcome job(Coroutine *self, void *n) {
  (void)self;
  print("start %s", (const char *)n);
  clock_sleep(loop_running()->clock, 1); // time.sleep(1)
  print("end %s", (const char *)n);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *ts[] = {loop_create_task(loop, coroutine_new(job, "1")),
                loop_create_task(loop, coroutine_new(job, "2"))};
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
