// 53_condition_barrier.c: notify, notify_all and wait_for of a condition; a
// barrier of three, used twice.
#include "06-together/gather.h"
#include "07-queues/barrier.h"
#include "trace.h"

static Lock lock;
static Condition condition = {.lock = &lock};
static Barrier barrier;
static char box[3];

static void show(const char *text) {
  Loop *loop = loop_running();
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop), text);
}

static bool box_is_full(void *arg) { return ((const char *)arg)[1]; }

typedef struct Wait {
  const char *name;
  Predicate *ready; // NULL: a plain wait
} Wait;

// (Python's wait_for() is worth what the predicate was: the box.)
static Outcome inside(Coroutine *self, const Wait *wait) {
  show(text_format("%s waits", wait->name));
  Value woken =
      wait->ready ? TRY(condition_wait_for(&condition, self, wait->ready, box))
                  : TRY(condition_wait(&condition, self));
  show(text_format("%s woken, %s, locked %s", wait->name,
                   wait->ready ? text_format("box ['%c', '%c']", box[0], box[1])
                               : repr(woken),
                   repr(value_bool(lock.locked))));
  return sleep_for(self, 1);
}

static Outcome waiter(Coroutine *self, void *arg) {
  const Wait *wait = arg;
  TRY(lock_acquire(&lock, self));
  Outcome o = inside(self, wait);
  lock_release(&lock);
  show(text_format("%s leaves", wait->name));
  return o;
}

static Outcome notify(Coroutine *self, size_t most, char item,
                      const char *say) {
  TRY(lock_acquire(&lock, self));
  if (item)
    box[box[0] ? 1 : 0] = item;
  condition_notify(&condition, most);
  show(say);
  return lock_release(&lock);
}

static Task *start(CoroutineBody *body, void *arg) {
  return ensure_future(NULL, coroutine_new(body, arg));
}

static Outcome wait_for_all(Coroutine *self, Task *tasks[3]) {
  Future *all = gather(
      loop_running(), 3,
      (Future *[]){&tasks[0]->future, &tasks[1]->future, &tasks[2]->future},
      false);
  Outcome o = await(self, all);
  future_free(all);
  return ended(o);
}

static Outcome conditions(Coroutine *self) {
  Wait waits[] = {{"A", NULL}, {"B", NULL}, {"C", NULL}, {"D", box_is_full}};
  Task *tasks[3];
  print("%s", outcome_repr(condition_notify(&condition, 1)));
  print("%s", outcome_repr(condition_wait(&condition, self)));
  for (int i = 0; i < 3; i++)
    tasks[i] = start(waiter, &waits[i]);
  TRY(sleep_for(self, 0.5));
  TRY(notify(self, 1, '\0', "notified 1"));
  TRY(sleep_for(self, 2));
  TRY(notify(self, SIZE_MAX, '\0', "notified all"));
  TRY(wait_for_all(self, tasks));
  Task *last = start(waiter, &waits[3]);
  TRY(sleep_for(self, 1));
  TRY(notify(self, SIZE_MAX, 'x', "put x"));
  TRY(sleep_for(self, 1));
  TRY(notify(self, SIZE_MAX, 'y', "put y"));
  return await(self, &last->future);
}

typedef struct Guest {
  const char *name;
  double seconds;
} Guest;

static Outcome party(Coroutine *self, void *arg) {
  const Guest *guest = arg;
  for (int turn = 1; turn <= 2; turn++) {
    TRY(sleep_for(self, guest->seconds));
    show(text_format("%s arrives, waiting %zu", guest->name,
                     barrier_n_waiting(&barrier)));
    Value index = TRY(barrier_wait(&barrier, self));
    show(text_format("%s passes with index %s", guest->name, repr(index)));
  }
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *arg) {
  Guest guests[] = {{"p", 1}, {"q", 3}, {"r", 2}};
  (void)arg;
  TRY(conditions(self));
  TRY(barrier_init(&barrier, 3));
  return wait_for_all(self, (Task *[]){start(party, &guests[0]),
                                       start(party, &guests[1]),
                                       start(party, &guests[2])});
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_run_until_complete(
      loop, &ensure_future(loop, coroutine_new(run, NULL))->future);
  loop_free(loop);
}
