// later.c: two tasks, and the second is awaited first
//
// async def child(name): print("child", name)
// async def parent():
//     a = asyncio.create_task(child("a"))
//     b = asyncio.create_task(child("b"))
//     await b
//     print("b awaited")
//     await a
//     print("a awaited")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *name) {
  (void)self;
  print("child %s", (const char *)name);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *a = loop_create_task(loop, coroutine_new(child, "a"));
  Task *b = loop_create_task(loop, coroutine_new(child, "b"));
  TRY(await(self, &b->future));
  print("b awaited");
  TRY(await(self, &a->future));
  print("a awaited");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
