// 48_semaphore_queue.c: a semaphore of 2 with 4 users; a bounded queue between
// a producer and two consumers; join().
#include "06-together/gather.h"
#include "07-queues/queue.h"
#include "07-queues/semaphore.h"
#include "trace.h"

static Semaphore two = {.value = 2};
static Queue *queue;

static void show(const char *text) {
  print("t=%g %s", loop_time(loop_running()), text);
}

static Outcome user(Coroutine *self, void *arg) {
  const char *name = arg;
  TRY(semaphore_acquire(&two, self));
  show(text_format("%s in", name));
  Outcome o = sleep_for(self, *name == 'A' || *name == 'C' ? 1 : 1.5);
  show(text_format("%s out", name));
  semaphore_release(&two);
  return o;
}

static Outcome producer(Coroutine *self) {
  for (int i = 0; i < 5; i++) {
    TRY(queue_put(queue, self, value_int(i)));
    show(text_format("put %d size %zu", i, queue_size(queue)));
  }
  return returned(value_none());
}

typedef struct Consumer {
  const char *name;
  double seconds;
} Consumer;

static Outcome consume(Coroutine *self, void *arg) {
  const Consumer *me = arg;
  while (true) {
    Value item = TRY(queue_get(queue, self));
    show(text_format("%s got %s", me->name, repr(item)));
    TRY(sleep_for(self, me->seconds));
    queue_task_done(queue);
  }
}

static Future *start(CoroutineBody *body, void *arg) {
  return &ensure_future(NULL, coroutine_new(body, arg))->future;
}

static Outcome wait_for_all(Coroutine *self, size_t count, Future **futures) {
  Future *all = gather(loop_running(), count, futures, true);
  Outcome o = await(self, all);
  future_free(all);
  return ended(o);
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  Future *users[] = {start(user, "A"), start(user, "B"), start(user, "C"),
                     start(user, "D")};
  TRY(wait_for_all(self, 4, users));
  Consumer consumers[] = {{"c1", 1}, {"c2", 1.75}};
  Future *tasks[] = {start(consume, &consumers[0]),
                     start(consume, &consumers[1])};
  TRY(producer(self));
  TRY(queue_join(queue, self));
  show("joined");
  future_cancel(tasks[0]);
  future_cancel(tasks[1]);
  TRY(wait_for_all(self, 2, tasks));
  show(outcome_repr(queue_get_nowait(queue)));
  show(outcome_repr(queue_task_done(queue)));
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  queue = queue_new(2);
  loop_run_until_complete(
      loop, &ensure_future(loop, coroutine_new(run, NULL))->future);
  loop_free(loop);
  queue_free(queue);
}
