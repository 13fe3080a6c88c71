// siblings.c: one of two fails, in a group
//
// async def child(d):
//     await asyncio.sleep(d)
//     raise ValueError("broken")
// async def parent():
//     try:
//         async with asyncio.TaskGroup() as group:
//             group.create_task(child(1))
//             group.create_task(child(5))
//     except* ValueError: print("parent knows")
#include "06-together/run.h"
#include "06-together/task_group.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  TRY(sleep_for(self, *(int *)arg));
  return raised(ValueError, "broken");
}

static Outcome parent(Coroutine *self, void *arg) {
  static int seconds[] = {1, 5};
  TaskGroup group = {0};
  (void)arg;
  TRY(task_group_enter(&group));
  for (int i = 0; i < 2; i++)
    task_group_create_task(&group, coroutine_new(child, &seconds[i]));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  if (o.how == RAISED)
    print("parent knows");
  task_group_release(&group);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
