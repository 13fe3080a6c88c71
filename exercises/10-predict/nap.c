// nap.c: one of them sleeps as threads do
//
// async def naps():
//     time.sleep(3)
//     print("had a nap at", loop.time())
//     await asyncio.to_thread(time.sleep, 3)
//     print("had another one at", loop.time())
// async def ticks():
//     while True:
//         await asyncio.sleep(2)
//         print("tick at", loop.time())
// loop.create_task(ticks())
// loop.run_until_complete(naps())
#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

static Outcome sleeps(void *arg) {
  (void)arg;
  job_sleep(3);
  return returned(value_none());
}

static Outcome naps(Coroutine *self, void *arg) {
  clock_sleep(loop->clock, 3); // time.sleep(3)
  print("had a nap at %g", loop_time(loop));
  TRY(to_thread(self, sleeps, arg));
  print("had another one at %g", loop_time(loop));
  return returned(value_none());
}

static Outcome ticks(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    TRY(sleep_for(self, 2));
    print("tick at %g", loop_time(loop));
  }
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_create_task(loop, coroutine_new(ticks, NULL));
  Task *task = loop_create_task(loop, coroutine_new(naps, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
