// error.c: a task fails, and its parent looks later
//
// async def bad(): print("bad"); raise ValueError("x")
// async def parent():
//     t = asyncio.create_task(bad())
//     await asyncio.sleep(1)
//     print("still here")
//     try: await t
//     except ValueError: print("raised at the await")
#include "05-tasks/task.h"
#include "trace.h"

static Outcome bad(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  print("bad");
  return raised(ValueError, "x");
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *t = loop_create_task(loop_running(), coroutine_new(bad, NULL));
  TRY(sleep_for(self, 1));
  print("still here");
  Outcome o = await(self, &t->future);
  if (o.how == RAISED && error_is(o.error, ValueError))
    print("raised at the await");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
