// hog.c: who gets a turn at an await?
//
// async def quick(): return 1
// async def other(): print("other")
// async def parent():
//     t = asyncio.create_task(other())
//     for i in range(3): await quick(); print("hog", i)
//     await asyncio.sleep(0)
//     print("end")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome quick(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(1));
}

static Outcome other(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("other");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  loop_create_task(loop_running(), coroutine_new(other, NULL));
  for (int i = 0; i < 3; i++) {
    TRY(delegate(self, coroutine_new(quick, NULL)));
    print("hog %d", i);
  }
  TRY(sleep_for(self, 0));
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
