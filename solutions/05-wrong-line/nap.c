// nap.c: two tasks, and one of them sleeps
//
// async def child(): await asyncio.sleep(1); print("awake"); return "rested"
// async def parent(): print("child is", await asyncio.create_task(child()))
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  print("awake");
  return returned(value_str("rested"));
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(child, NULL));
  Value v = TRY(await(self, &t->future));
  print("child is %s", str(v));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
