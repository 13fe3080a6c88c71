// letter.c: one future's callback sets another future
//
// def pass_on(f): print("passing on"); g.set_result(f.result() + 1)
// def told(g): print("told", g.result())
// async def parent():
//     f.add_done_callback(pass_on)
//     g.add_done_callback(told)
//     f.set_result(1)
//     loop.call_soon(print, "soon")
//     await asyncio.sleep(0)
//     print("parent")
//     await asyncio.sleep(0)
//     print("end")
#include "05-tasks/task.h"
#include "trace.h"

static void pass_on(Future *f, void *g) {
  print("passing on");
  int64_t n = value_as_int(future_result(f).value);
  future_set_result(g, value_int(n + 1));
}

static void told(Future *g, void *arg) {
  (void)arg;
  print("told %s", str(future_result(g).value));
}

static void soon(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("soon");
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  Future *f = future_new(loop), *g = future_new(loop);
  future_add_done_callback(f, pass_on, g);
  future_add_done_callback(g, told, NULL);
  future_set_result(f, value_int(1));
  loop_call_soon(loop, soon, arg);
  TRY(sleep_for(self, 0));
  print("parent");
  TRY(sleep_for(self, 0));
  print("end");
  return returned(value_none()); // the futures go with their loop
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
