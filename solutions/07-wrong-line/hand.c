// hand.c: something is put into a queue
//
// async def consumer():
//     print("got", await queue.get())
// async def parent():
//     t = asyncio.create_task(consumer())
//     await asyncio.sleep(0)
//     queue.put_nowait("letter")
//     print("put")
//     await t
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

static Queue *queue;

static Outcome consumer(Coroutine *self, void *arg) {
  (void)arg;
  Value letter = TRY(queue_get(queue, self));
  print("got %s", str(letter));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  queue = queue_new(0);
  Task *t = loop_create_task(loop_running(), coroutine_new(consumer, arg));
  TRY(sleep_for(self, 0));
  queue_put_nowait(queue, value_str("letter"));
  print("put");
  return await(self, &t->future);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
  queue_free(queue);
}
