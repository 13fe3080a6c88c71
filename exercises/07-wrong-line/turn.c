// turn.c: two wait for a lock
//
// async def user(name):
//     async with lock: print(name)
// async def parent():
//     await lock.acquire()
//     b = asyncio.create_task(user("B"))
//     c = asyncio.create_task(user("C"))
//     await asyncio.sleep(0)
//     lock.release()
//     await c
#include "05-tasks/task.h"
#include "07-queues/lock.h"
#include "trace.h"

static Lock lock;

static Outcome user(Coroutine *self, void *name) {
  TRY(lock_acquire(&lock, self));
  print("%s", (const char *)name);
  lock_release(&lock);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  TRY(lock_acquire(&lock, self));
  loop_create_task(loop_running(), coroutine_new(user, "B"));
  Task *c = loop_create_task(loop_running(), coroutine_new(user, "C"));
  TRY(sleep_for(self, 0));
  lock_release(&lock);
  return await(self, &c->future);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
