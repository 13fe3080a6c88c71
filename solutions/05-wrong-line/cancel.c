// cancel.c: a task is asked to stop
//
// async def child(): try: await asyncio.sleep(10) / finally: print("cleanup")
// async def parent():
//     t = asyncio.create_task(child())
//     await asyncio.sleep(1)
//     t.cancel()
//     try: await t
//     except asyncio.CancelledError: print("cancelled")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 10);
  print("cleanup"); // finally:
  return ended(o);
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(child, NULL));
  TRY(sleep_for(self, 1));
  task_cancel(t);
  Outcome o = await(self, &t->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("cancelled");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
