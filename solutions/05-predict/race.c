// race.c: ten tasks count to ten, twice
//
// async def inc(pause):
//     global n
//     v = n
//     if pause: await asyncio.sleep(0)
//     n = v + 1
// async def parent():
//     for pause in True, False:
//         ts = [asyncio.create_task(inc(pause)) for _ in range(10)]
//         for t in ts: await t
//         print(n)
#include "05-tasks/task.h"
#include "trace.h"

static int n;

static Outcome inc(Coroutine *self, void *pause) {
  int v = n;
  if (*(bool *)pause)
    TRY(sleep_for(self, 0));
  n = v + 1;
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Task *ts[10];
  (void)arg;
  for (int pause = 1; pause >= 0; pause--) {
    bool pauses = pause;
    for (int i = 0; i < 10; i++)
      ts[i] = loop_create_task(loop_running(), coroutine_new(inc, &pauses));
    for (int i = 0; i < 10; i++)
      TRY(await(self, &ts[i]->future));
    print("%d", n);
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
