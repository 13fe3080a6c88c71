// join.c: the queue is empty. Is all of it done?
//
// async def worker():
//     while True:
//         job = await queue.get()
//         print("begins", job, "left:", queue.qsize())
//         await asyncio.sleep(1)
//         print("ends", job)
//         queue.task_done()
// async def parent():
//     for job in (1, 2): queue.put_nowait(job)
//     t = asyncio.create_task(worker())
//     await queue.join()
//     print("joined, worker done:", t.done())
//     t.cancel()
//     await asyncio.wait([t])
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

static Queue *queue;

static Outcome worker(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value job = TRY(queue_get(queue, self));
    print("begins %s left: %zu", str(job), queue_size(queue));
    TRY(sleep_for(self, 1));
    print("ends %s", str(job));
    queue_task_done(queue);
  }
}

static Outcome parent(Coroutine *self, void *arg) {
  queue = queue_new(0);
  for (int i = 1; i <= 2; i++)
    queue_put_nowait(queue, value_int(i));
  Task *t = loop_create_task(loop_running(), coroutine_new(worker, arg));
  TRY(queue_join(queue, self));
  print("joined, worker done: %s", str(value_bool(future_done(&t->future))));
  task_cancel(t);
  await(self, &t->future); // its CancelledError
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
  queue_free(queue);
}
