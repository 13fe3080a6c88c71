// museum.c: five wait until it opens, and two at a time go in
//
// Python's twin is museum.py. An event lets everybody go on who waits for it, a
// semaphore so many at a time.
#include "05-tasks/task.h"
#include "07-queues/event.h"
#include "07-queues/semaphore.h"
#include "trace.h"

static Event is_open;
static Semaphore seats = {.value = 2};

// async def visitor(name):
static Outcome visitor(Coroutine *self, void *name) {
  TRY(event_wait(&is_open, self));
  print("%s: at the door", (const char *)name);
  TRY(semaphore_acquire(&seats, self)); // async with seats:
  print("%s: inside", (const char *)name);
  Outcome o = sleep_for(self, 2);
  print("%s: leaves", (const char *)name);
  semaphore_release(&seats);
  return o;
}

// async def guard():
static Outcome guard(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  print("open");
  event_set(&is_open);
  return returned(value_none());
}

int main(int argc, char **argv) {
  static const char *const names[] = {"A", "B", "C", "D", "E"};
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *last = NULL;
  for (int i = 0; i < 5; i++)
    last = loop_create_task(loop, coroutine_new(visitor, (void *)names[i]));
  loop_create_task(loop, coroutine_new(guard, NULL));
  loop_run_until_complete(loop, &last->future);
  loop_close(loop);
  loop_free(loop);
}
