// 54_queue_kinds.c: lifo and priority queues; full and empty; getters and
// putters wait in order; a cancelled getter loses nothing.
#include "06-together/gather.h"
#include "07-queues/queue.h"
#include "trace.h"

static Queue *queue;

static void show(const char *text) {
  Loop *loop = loop_running();
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop), text);
}

static Outcome getter(Coroutine *self, void *arg) {
  const char *name = arg;
  Outcome o = queue_get(queue, self);
  if (o.how == RETURNED)
    show(text_format("%s got %s", name, str(o.value)));
  else if (error_is(o.error, CancelledError))
    show(text_format("%s cancelled", name));
  return ended(o);
}

static Outcome putter(Coroutine *self, void *item) {
  TRY(queue_put(queue, self, value_str(item)));
  show(text_format("put %s size %zu", (const char *)item, queue_size(queue)));
  return returned(value_none());
}

static bool less(Value a, Value b) { return value_as_int(a) < value_as_int(b); }

static void in_and_out(const char *name, Queue *kind) {
  int items[] = {3, 1, 2};
  for (int i = 0; i < 3; i++)
    queue_put_nowait(kind, value_int(items[i]));
  Value a = queue_get_nowait(kind).value, b = queue_get_nowait(kind).value,
        c = queue_get_nowait(kind).value;
  print("%s [%s, %s, %s]", name, repr(a), repr(b), repr(c));
  queue_free(kind);
}

static Task *start(CoroutineBody *body, char *name) {
  return ensure_future(NULL, coroutine_new(body, name));
}

static const char *take(void) { return str(queue_get_nowait(queue).value); }

static Outcome full(Coroutine *self) {
  Future *tasks[] = {&start(putter, "a")->future, &start(putter, "b")->future,
                     &start(putter, "c")->future, &start(putter, "d")->future};
  TRY(sleep_for(self, 1));
  show(text_format("full %s size %zu", str(value_bool(queue_full(queue))),
                   queue_size(queue)));
  show(outcome_repr(queue_put_nowait(queue, value_str("e"))));
  show(text_format("took %s", take()));
  TRY(sleep_for(self, 1));
  const char *first = str(TRY(queue_get(queue, self)));
  show(text_format("took %s %s", first, str(TRY(queue_get(queue, self)))));
  Future *all = gather(loop_running(), 4, tasks, false);
  TRY(await(self, all));
  future_free(all);
  show(text_format("took %s", take()));
  return returned(value_none());
}

static Outcome empty(Coroutine *self) {
  Task *tasks[] = {start(getter, "g1"), start(getter, "g2"),
                   start(getter, "g3")};
  TRY(sleep_for(self, 1));
  task_cancel(tasks[0]); // still waits: it leaves the line
  queue_put_nowait(queue, value_str("x"));
  TRY(sleep_for(self, 1));
  queue_put_nowait(queue, value_str("y")); // g3 is woken ...
  task_cancel(tasks[2]); // ... and cancelled before it runs: y stays
  TRY(sleep_for(self, 1));
  show(text_format("size %zu", queue_size(queue)));
  return getter(self, "late");
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  in_and_out("Queue", queue_new(0));
  in_and_out("LifoQueue", queue_new_lifo(0));
  in_and_out("PriorityQueue", queue_new_priority(0, less));
  TRY(full(self));
  TRY(empty(self));
  for (int i = 0; i < 6; i++)
    queue_task_done(queue);
  TRY(queue_join(queue, self));
  show("joined");
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
