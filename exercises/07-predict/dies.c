// dies.c: a worker fails, and the others go on
//
// async def worker(name):
//     while True:
//         job = await queue.get()
//         print(name, "takes", job)
//         if job == 2: raise ValueError("bad job")
//         await asyncio.sleep(1)
//         queue.task_done()
// async def parent():
//     for job in (1, 2, 3): queue.put_nowait(job)
//     ts = [asyncio.create_task(worker(name)) for name in "AB"]
//     j = asyncio.create_task(queue.join())
//     await asyncio.sleep(10)
//     print("empty:", queue.empty(), "joined:", j.done())
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

static Queue *queue;

static Outcome worker(Coroutine *self, void *name) {
  while (true) {
    Value job = TRY(queue_get(queue, self));
    print("%s takes %s", (const char *)name, str(job));
    if (value_as_int(job) == 2)
      return raised(ValueError, "bad job");
    TRY(sleep_for(self, 1));
    queue_task_done(queue);
  }
}

static Outcome joins(Coroutine *self, void *arg) {
  (void)arg;
  return queue_join(queue, self);
}

static Outcome parent(Coroutine *self, void *arg) {
  queue = queue_new(0);
  for (int i = 1; i <= 3; i++)
    queue_put_nowait(queue, value_int(i));
  loop_create_task(loop_running(), coroutine_new(worker, "A"));
  loop_create_task(loop_running(), coroutine_new(worker, "B"));
  Task *j = loop_create_task(loop_running(), coroutine_new(joins, arg));
  TRY(sleep_for(self, 10));
  print("empty: %s joined: %s", str(value_bool(queue_empty(queue))),
        str(value_bool(future_done(&j->future))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
  queue_free(queue);
}
