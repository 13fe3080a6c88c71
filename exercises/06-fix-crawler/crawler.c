// crawler.c: fetches many pages at the same time, and leaves nobody behind
#include "06-together/gather.h"
#include "06-together/task_group.h"
#include "exercise.h"

static int64_t sum_of(const List *list) {
  int64_t sum = 0;
  for (size_t i = 0; i < list->count; i++)
    sum += value_as_int(list->items[i].value);
  return sum;
}

Outcome crawl(Coroutine *self, void *arg) {
  const Site *site = arg;
  Future *tasks[MOST_PAGES];
  for (size_t i = 0; i < site->count; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(site->fetch, site->pages[i]))
                    ->future;
  Future *all = gather(loop_running(), site->count, tasks, false);
  Outcome o = await(self, all); // await asyncio.gather(*tasks)
  if (o.how == RETURNED)
    o = returned(value_int(sum_of(value_as_list(o.value))));
  future_free(all);
  for (size_t i = 0; i < site->count; i++)
    future_free(tasks[i]);
  return o;
}
