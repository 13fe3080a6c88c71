// seat.c: one seat, and somebody releases it twice
//
// async def visitor(name, times):
//     await seat.acquire()
//     print(name, "in")
//     await asyncio.sleep(1)
//     print(name, "out")
//     for i in range(times): seat.release()
// async def parent():
//     ts = [asyncio.create_task(visitor(*v))
//           for v in (("A", 2), ("B", 1), ("C", 1))]
//     for t in ts: await t
#include "05-tasks/task.h"
#include "07-queues/semaphore.h"
#include "trace.h"

static Semaphore seat = {.value = 1};

typedef struct Visitor {
  const char *name;
  int times;
} Visitor;

static Outcome visitor(Coroutine *self, void *arg) {
  const Visitor *v = arg;
  TRY(semaphore_acquire(&seat, self));
  print("%s in", v->name);
  TRY(sleep_for(self, 1));
  print("%s out", v->name);
  for (int i = 0; i < v->times; i++)
    semaphore_release(&seat);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Visitor vs[] = {{"A", 2}, {"B", 1}, {"C", 1}};
  Task *ts[3];
  (void)arg;
  for (int i = 0; i < 3; i++)
    ts[i] = loop_create_task(loop_running(), coroutine_new(visitor, &vs[i]));
  for (int i = 0; i < 3; i++)
    TRY(await(self, &ts[i]->future));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
