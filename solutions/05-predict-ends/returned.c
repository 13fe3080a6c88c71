// returned.c: a coroutine returns a task
//
// async def inner(): print("inner"); return 5
// async def outer(): return asyncio.create_task(inner())
// async def parent():
//     r = await outer()
//     print("a task" if isinstance(r, asyncio.Task) else r)
//     print(await r if isinstance(r, asyncio.Task) else r)
#include "05-tasks/task.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("inner");
  return returned(value_int(5));
}

static Outcome outer(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(inner, NULL));
  return returned(value_object(t));
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Value r = TRY(delegate(self, coroutine_new(outer, NULL)));
  Future *task = value_as_future(r);
  print("%s", task ? "a task" : str(r));
  if (task)
    r = TRY(await(self, task));
  print("%s", str(r));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
