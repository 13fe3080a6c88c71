// gap.c: a lock is released, and wanted again at once
//
// async def other():
//     async with lock: print("B has it")
// async def parent():
//     await lock.acquire()
//     t = asyncio.create_task(other())
//     await asyncio.sleep(0)
//     lock.release()
//     async with lock: print("A has it again")
#include "05-tasks/task.h"
#include "07-queues/lock.h"
#include "trace.h"

static Lock lock;

static Outcome other(Coroutine *self, void *arg) {
  (void)arg;
  TRY(lock_acquire(&lock, self));
  print("B has it");
  lock_release(&lock);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  TRY(lock_acquire(&lock, self));
  loop_create_task(loop_running(), coroutine_new(other, arg));
  TRY(sleep_for(self, 0));
  lock_release(&lock);
  TRY(lock_acquire(&lock, self));
  print("A has it again");
  lock_release(&lock);
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
