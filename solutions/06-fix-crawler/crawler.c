// crawler.c: fetches many pages at the same time, and leaves nobody behind
#include "06-together/task_group.h"
#include "exercise.h"

static int64_t sum_of(size_t count, Task *const tasks[]) {
  int64_t sum = 0;
  for (size_t i = 0; i < count; i++)
    sum += value_as_int(future_result(&tasks[i]->future).value);
  return sum;
}

Outcome crawl(Coroutine *self, void *arg) {
  const Site *site = arg;
  Task *tasks[MOST_PAGES];
  TaskGroup group = {0};
  TRY(task_group_enter(&group)); // async with asyncio.TaskGroup() as group:
  for (size_t i = 0; i < site->count; i++)
    tasks[i] = task_group_create_task(
        &group, coroutine_new(site->fetch, site->pages[i]));
  Outcome o = task_group_exit(&group, self, returned(value_none()));
  if (o.how == RETURNED)
    o = returned(value_int(sum_of(site->count, tasks)));
  else if (group.error_count)
    o = raised_error(group.errors[0]);
  task_group_release(&group);
  for (size_t i = 0; i < site->count; i++)
    task_free(tasks[i]);
  return o;
}
