// error.c: a task fails, and two tasks await it
//
// async def bad(): print("bad"); raise ValueError("x")
// async def waiter(name, t):
//     try: await t; print(name, "has its result")
//     except ValueError: print(name, "caught it")
// async def parent():
//     t = asyncio.create_task(bad())
//     a = asyncio.create_task(waiter("a", t))
//     b = asyncio.create_task(waiter("b", t))
//     await asyncio.sleep(1)
//     print("parent is here")
//     try: t.result(); print("parent has its result")
//     except ValueError: print("parent caught it")
#include "05-tasks/task.h"
#include "trace.h"

static void tell(const char *name, Outcome o) {
  bool caught = o.how == RAISED && error_is(o.error, ValueError);
  print("%s %s", name, caught ? "caught it" : "has its result");
}

static Task *t;

static Outcome bad(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("bad");
  return raised(ValueError, "x");
}

static Outcome waiter(Coroutine *self, void *name) {
  tell(name, await(self, &t->future));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  t = loop_create_task(loop, coroutine_new(bad, arg));
  loop_create_task(loop, coroutine_new(waiter, "a"));
  loop_create_task(loop, coroutine_new(waiter, "b"));
  TRY(sleep_for(self, 1));
  print("parent is here");
  tell("parent", future_result(&t->future));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
