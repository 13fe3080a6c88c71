// parcels.c: two wait for one parcel, are both told, and one waits again
//
// Python's twin is parcels.py. Who is told that something has changed looks
// again: another may have been there first.
#include "05-tasks/task.h"
#include "07-queues/condition.h"
#include "trace.h"

static int parcels;
static Lock lock;
static Condition changed = {.lock = &lock};

// async def collector(name):
static Outcome collector(Coroutine *self, void *name) {
  TRY(lock_acquire(&lock, self)); // async with changed:
  Outcome o = returned(value_none());
  while (parcels == 0 && o.how != RAISED) {
    print("%s: there is none", (const char *)name);
    o = condition_wait(&changed, self);
  }
  if (o.how != RAISED)
    print("%s: takes one, %d left", (const char *)name, --parcels);
  lock_release(&lock); // finally
  return ended(o);
}

// async def courier():
static Outcome courier(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++) {
    TRY(sleep_for(self, 1));
    TRY(lock_acquire(&lock, self)); // async with changed:
    print("courier: brings one");
    parcels++;
    condition_notify_all(&changed);
    lock_release(&lock);
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_create_task(loop, coroutine_new(collector, "A"));
  Task *last = loop_create_task(loop, coroutine_new(collector, "B"));
  loop_create_task(loop, coroutine_new(courier, NULL));
  loop_run_until_complete(loop, &last->future);
  loop_close(loop);
  loop_free(loop);
}
