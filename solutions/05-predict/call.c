// call.c: a coroutine function is called, and handed over as a callback
//
// async def save(who): print("saved by", who)
// async def parent():
//     save("parent")
//     loop.call_later(1, save, "the timer")
//     await asyncio.sleep(2)
//     print("end")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome save(Coroutine *self, void *who) {
  (void)self;
  print("saved by %s", (const char *)who);
  return returned(value_none());
}

static void call_save(Loop *loop, void *who) {
  (void)loop;
  coroutine_free(coroutine_new(save, who)); // save(who)
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_free(coroutine_new(save, "parent")); // save("parent")
  loop_call_later(loop_running(), 1, call_save, "the timer");
  TRY(sleep_for(self, 2));
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
