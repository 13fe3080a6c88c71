// after.c: when does a new task begin?
//
// async def child(): print("child")
// async def parent():
//     t = asyncio.create_task(child())
//     print("after create_task")
//     await t
//     print("after await")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("child");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(child, NULL));
  print("after create_task");
  TRY(await(self, &t->future));
  print("after await");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
