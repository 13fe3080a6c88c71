// letter.c: who is told when, and what of a second result?
//
// def told(f): print("told", f.result())
// async def parent():
//     f = loop.create_future()
//     f.add_done_callback(told)
//     f.set_result(1)
//     print("set")
//     try: f.set_result(2)
//     except asyncio.InvalidStateError: print("InvalidStateError")
//     await asyncio.sleep(0)
#include "05-tasks/task.h"
#include "trace.h"

static void told(Future *f, void *arg) {
  (void)arg;
  print("told %s", str(future_result(f).value));
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Future *f = future_new(loop_running());
  future_add_done_callback(f, told, NULL);
  future_set_result(f, value_int(1));
  print("set");
  Outcome o = future_set_result(f, value_int(2));
  if (o.how == RAISED)
    print("%s", error_type_name(o.error.type));
  future_free(f);
  return sleep_for(self, 0);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
