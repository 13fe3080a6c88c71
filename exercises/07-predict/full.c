// full.c: room for one, and three are put in
//
// async def consumer():
//     for i in range(3):
//         await asyncio.sleep(1)
//         print("got", await queue.get())
// async def parent():          # queue = asyncio.Queue(1)
//     t = asyncio.create_task(consumer())
//     for i in (1, 2, 3):
//         try: await queue.put(i); print("put", i)
//         except asyncio.QueueFull: print("full")
//     print("end")
//     await t
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

static Queue *queue;

static Outcome consumer(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 3; i++) {
    TRY(sleep_for(self, 1));
    Value v = TRY(queue_get(queue, self));
    print("got %s", str(v));
  }
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  queue = queue_new(1);
  Task *t = loop_create_task(loop_running(), coroutine_new(consumer, arg));
  for (int i = 1; i <= 3; i++) {
    Outcome o = queue_put(queue, self, value_int(i));
    if (o.how == RAISED && error_is(o.error, QueueFull))
      print("full");
    else
      print("put %d", i);
  }
  print("end");
  return await(self, &t->future);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
  queue_free(queue);
}
