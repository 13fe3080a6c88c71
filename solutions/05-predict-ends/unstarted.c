// unstarted.c: a task is cancelled before its first step
//
// async def child():
//     print("begin")
//     try: await asyncio.sleep(10)
//     finally: print("cleanup")
// async def parent():
//     t = asyncio.create_task(child())
//     t.cancel()
//     await asyncio.sleep(1)
//     print("cancelled:", t.cancelled())
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  (void)arg;
  print("begin");
  Outcome o = sleep_for(self, 10);
  print("cleanup"); // finally:
  return ended(o);
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(child, NULL));
  task_cancel(t);
  TRY(sleep_for(self, 1));
  print("cancelled: %s", str(value_bool(future_cancelled(&t->future))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
