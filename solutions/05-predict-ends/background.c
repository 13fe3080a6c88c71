// background.c: the program's end
//
// async def background(): await asyncio.sleep(1); print("background done")
// async def parent():
//     t = asyncio.create_task(background())
//     print("parent done")
// loop.run_until_complete(parent())
#include "05-tasks/task.h"
#include "trace.h"

static Outcome background(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  print("background done");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  loop_create_task(loop_running(), coroutine_new(background, NULL));
  print("parent done");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
