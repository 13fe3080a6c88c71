// promise.c: a callback sets what a task waits for
//
// def deliver(): f.set_result("letter"); print("delivered")
// async def parent(): print("got", await f)
#include "05-tasks/task.h"
#include "trace.h"

static void deliver(Loop *loop, void *f) {
  (void)loop;
  future_set_result(f, value_str("letter"));
  print("delivered");
}

static Outcome parent(Coroutine *self, void *f) {
  Value letter = TRY(await(self, f));
  print("got %s", str(letter));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Future *f = future_new(loop);
  loop_call_later(loop, 1, deliver, f);
  Task *task = loop_create_task(loop, coroutine_new(parent, f));
  loop_run_until_complete(loop, &task->future);
  future_free(f);
  loop_free(loop);
}
