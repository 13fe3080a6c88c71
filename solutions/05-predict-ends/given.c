// given.c: nobody keeps the task
//
// async def sleeper(): await asyncio.sleep(1); print("awake")
// async def parent():
//     asyncio.create_task(sleeper())     # and nobody keeps it
//     await asyncio.sleep(2)
//     print("end")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome sleeper(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  print("awake");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  task_free(loop_create_task(loop_running(), coroutine_new(sleeper, NULL)));
  TRY(sleep_for(self, 2));
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
