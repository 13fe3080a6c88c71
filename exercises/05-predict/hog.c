// hog.c: who gets a turn at which await?
//
// async def perhaps(wait):
//     if wait: await asyncio.sleep(0)
// async def other(): print("other")
// async def parent():
//     t = asyncio.create_task(other())
//     for i in range(3): await perhaps(i == 1); print("hog", i)
//     print("end")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome perhaps(Coroutine *self, void *wait) {
  if (*(bool *)wait)
    TRY(sleep_for(self, 0));
  return returned(value_none());
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
    bool wait = i == 1;
    TRY(delegate(self, coroutine_new(perhaps, &wait)));
    print("hog %d", i);
  }
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
