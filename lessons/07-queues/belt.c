// belt.c: a fast producer and a slow consumer, without a limit and with one
//
// Python's twin is belt.py. Without a limit everything that the producer makes
// lies in the queue; with one, the producer waits: it is told to slow down.
#include "05-tasks/task.h"
#include "07-queues/queue.h"
#include "trace.h"

enum { THINGS = 5 };

// async def producer(queue):
static Outcome producer(Coroutine *self, void *arg) {
  Queue *queue = arg;
  for (int i = 1; i <= THINGS; i++) {
    TRY(queue_put(queue, self, value_int(i)));
    print("made %d, %zu on the belt", i, queue_size(queue));
  }
  return returned(value_none());
}

// async def consumer(queue):
static Outcome consumer(Coroutine *self, void *arg) {
  Queue *queue = arg;
  for (int i = 1; i <= THINGS; i++) {
    Value thing = TRY(queue_get(queue, self));
    TRY(sleep_for(self, 1));
    print("  used %s", repr(thing));
  }
  return returned(value_none());
}

// def run(loop, most):
static void run(Loop *loop, size_t most) {
  Queue *queue = queue_new(most);
  loop_create_task(loop, coroutine_new(producer, queue));
  Task *task = loop_create_task(loop, coroutine_new(consumer, queue));
  print(most ? "at most %zu:" : "no limit:", most);
  loop_run_until_complete(loop, &task->future);
  queue_free(queue);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  run(loop, 0);
  run(loop, 2);
  loop_close(loop);
  loop_free(loop);
}
