// twice.c: a task that has the lock wants it
//
// async def inner():
//     async with lock: print("inner")
// async def parent():
//     async with lock:
//         print("outer")
//         await inner()
//     print("end")
#include "05-tasks/task.h"
#include "07-queues/lock.h"
#include "trace.h"

static Lock lock;

static Outcome inner(Coroutine *self) {
  TRY(lock_acquire(&lock, self));
  print("inner");
  lock_release(&lock);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  TRY(lock_acquire(&lock, self));
  print("outer");
  Outcome o = inner(self);
  lock_release(&lock); // finally
  TRY(o);
  print("end");
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
