// early.c: a result is asked for at once
//
// async def parent():
//     t = asyncio.create_task(asyncio.sleep(1, "value"))
//     try: print(t.result())
//     except asyncio.InvalidStateError: print("InvalidStateError")
//     print(await t)
//     print(t.result())
#include "05-tasks/task.h"
#include "trace.h"

static Outcome slow(Coroutine *self, void *arg) {
  return sleep_for_result(self, 1, value_str(arg));
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(slow, "value"));
  Outcome o = future_result(&t->future);
  if (o.how == RAISED)
    print("%s", error_type_name(o.error.type));
  else
    print("%s", str(o.value));
  Value v = TRY(await(self, &t->future));
  print("%s", str(v));
  print("%s", str(future_result(&t->future).value));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
