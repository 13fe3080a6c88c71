// again.c: a coroutine is awaited twice, then a task is
//
// async def get(): return 1
// async def parent():
//     c = get()
//     print(await c); print(await c)     # CPython: an error at the second one
//     t = asyncio.create_task(get())
//     print(await t); print(await t)
#include "05-tasks/task.h"
#include "trace.h"

static Outcome get(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(1));
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Coroutine *c = coroutine_new(get, NULL);
  for (int i = 0; i < 2; i++)
    print("%s", outcome_repr(yield_from(self, &c->iterator)));
  coroutine_free(c);
  Task *t = loop_create_task(loop_running(), coroutine_new(get, NULL));
  for (int i = 0; i < 2; i++)
    print("%s", outcome_repr(await(self, &t->future)));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
