// chain.c: a task that awaits a task is cancelled
//
// async def inner():
//     try: await asyncio.sleep(10)
//     finally: print("inner goes")
// async def outer(t):
//     try: await t
//     finally: print("outer goes")
// async def parent():
//     i = asyncio.create_task(inner())
//     o = asyncio.create_task(outer(i))
//     await asyncio.sleep(1)
//     o.cancel()
//     await asyncio.sleep(1)
//     print("inner cancelled:", i.cancelled())
#include "05-tasks/task.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 10);
  print("inner goes"); // finally:
  return ended(o);
}

static Outcome outer(Coroutine *self, void *t) {
  Outcome o = await(self, t);
  print("outer goes"); // finally:
  return ended(o);
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *i = loop_create_task(loop, coroutine_new(inner, NULL));
  Task *o = loop_create_task(loop, coroutine_new(outer, i));
  TRY(sleep_for(self, 1));
  task_cancel(o);
  TRY(sleep_for(self, 1));
  print("inner cancelled: %s", str(value_bool(future_cancelled(&i->future))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
