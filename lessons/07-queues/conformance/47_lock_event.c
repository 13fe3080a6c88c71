// 47_lock_event.c: a lock is fair, a cancelled waiter loses nothing; an event
// wakes all in order.
#include "06-together/gather.h"
#include "07-queues/event.h"
#include "07-queues/lock.h"
#include "trace.h"

static Lock lock;
static Event event;

static void show(const char *text) {
  Loop *loop = loop_running();
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop), text);
}

static const char *truth(bool yes) { return str(value_bool(yes)); }

static Outcome user(Coroutine *self, void *arg) {
  const char *name = arg;
  show(text_format("%s wants", name));
  TRY(lock_acquire(&lock, self));
  show(text_format("%s has", name));
  TRY(sleep_for(self, 1));
  lock_release(&lock);
  show(text_format("%s released, locked %s", name, truth(lock.locked)));
  return returned(value_none());
}

static Outcome waiter(Coroutine *self, void *name) {
  TRY(event_wait(&event, self));
  show(text_format("%s sees set=%s", (const char *)name, truth(event.is_set)));
  return returned(value_none());
}

static Task *start(CoroutineBody *body, char *name) {
  return ensure_future(NULL, coroutine_new(body, name));
}

static Outcome wait_for_all(Coroutine *self, size_t count, Task **tasks) {
  Future *futures[4];
  for (size_t i = 0; i < count; i++)
    futures[i] = &tasks[i]->future;
  Future *all = gather(loop_running(), count, futures, true);
  Outcome o = await(self, all);
  future_free(all);
  return ended(o);
}

static Outcome one_after_the_other(Coroutine *self) {
  Task *tasks[] = {start(user, "A"), start(user, "B"), start(user, "C"),
                   start(user, "D")};
  TRY(sleep_for(self, 0));
  task_cancel(tasks[1]);
  TRY(wait_for_all(self, 4, tasks));
  print("B cancelled %s", truth(future_cancelled(&tasks[1]->future)));
  return returned(value_none());
}

static Outcome cancelled_when_called(Coroutine *self) {
  TRY(lock_acquire(&lock, self));
  Task *tasks[] = {start(user, "E"), start(user, "F"), NULL};
  TRY(sleep_for(self, 0));
  lock_release(&lock); // E is woken ...
  print("locked in the gap %s", truth(lock.locked));
  task_cancel(tasks[0]); // ... and cancelled before it runs: F gets the lock
  tasks[2] = start(user, "G");
  TRY(wait_for_all(self, 3, tasks));
  print("%s", outcome_repr(lock_release(&lock)));
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  TRY(one_after_the_other(self));
  TRY(cancelled_when_called(self));
  Task *tasks[] = {start(waiter, "X"), start(waiter, "Y"), start(waiter, "Z")};
  TRY(sleep_for(self, 0));
  event_set(&event);
  event_clear(&event);
  return wait_for_all(self, 3, tasks);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_run_until_complete(
      loop, &ensure_future(loop, coroutine_new(run, NULL))->future);
  loop_free(loop);
}
