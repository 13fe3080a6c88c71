// letter.c: two wait for a letter, and one comes
//
// async def reader(name):
//     async with changed:
//         if letters == 0: await changed.wait()
//         letters -= 1
//         print(name, "takes one,", letters, "left")
// async def parent():
//     ts = [asyncio.create_task(reader(name)) for name in "AB"]
//     await asyncio.sleep(1)
//     async with changed:
//         letters += 1
//         changed.notify_all()
//         print("notified")
//     for t in ts: await t
#include "05-tasks/task.h"
#include "07-queues/condition.h"
#include "trace.h"

static int letters;
static Lock lock;
static Condition changed = {.lock = &lock};

static Outcome reader(Coroutine *self, void *name) {
  TRY(lock_acquire(&lock, self)); // async with changed:
  Outcome o = returned(value_none());
  if (letters == 0)
    o = condition_wait(&changed, self);
  if (o.how != RAISED)
    print("%s takes one, %d left", (const char *)name, --letters);
  lock_release(&lock); // finally
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  Task *ts[] = {loop_create_task(loop_running(), coroutine_new(reader, "A")),
                loop_create_task(loop_running(), coroutine_new(reader, "B"))};
  TRY(sleep_for(self, 1));
  TRY(lock_acquire(&lock, self));
  letters++;
  condition_notify_all(&changed);
  print("notified");
  lock_release(&lock);
  for (int i = 0; i < 2; i++)
    TRY(await(self, &ts[i]->future));
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
