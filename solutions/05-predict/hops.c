// hops.c: in which iteration does each one run?
//
// def callback(): print("callback in", iteration)
// async def child():
//     print("child in", iteration)
//     await asyncio.sleep(1)
//     print("child in", iteration)
// async def parent():
//     print("parent in", iteration)       # the first line is: parent in 1
//     loop.call_later(1, callback)
//     await asyncio.create_task(child())
//     print("parent in", iteration)
#include "05-tasks/task.h"
#include "trace.h"

static void says(const char *name) {
  print("%s in %u", name, loop_iteration(loop_running()));
}

static void callback(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  says("callback");
}

static Outcome child(Coroutine *self, void *arg) {
  (void)arg;
  says("child");
  TRY(sleep_for(self, 1));
  says("child");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  says("parent");
  loop_call_later(loop, 1, callback, NULL);
  Task *t = loop_create_task(loop, coroutine_new(child, NULL));
  TRY(await(self, &t->future));
  says("parent");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
