// spider.c: some workers, and one queue of pages
#include <string.h>

#include "06-together/task_group.h"
#include "exercise.h"

// Into the queue, if nobody has seen it yet.
static void put(Spider *spider, const char *url) {
  for (int i = 0; i < spider->count; i++)
    if (!strcmp(spider->seen[i], url))
      return;
  if (spider->count == MOST_PAGES)
    return;
  spider->seen[spider->count++] = url;
  queue_put_nowait(spider->queue, value_str(url));
}

// For ever: spider_run() ends it.
static Outcome work(Coroutine *self, void *arg) {
  Spider *spider = arg;
  while (true) {
    Value url = TRY(queue_get(spider->queue, self));
    Found found = {0};
    Outcome o = spider->fetch(self, value_as_str(url), &found);
    for (int i = 0; o.how == RETURNED && i < found.count; i++)
      put(spider, found.links[i]);
    queue_task_done(spider->queue); // finally: behind all that it leads to
    if (o.how == RAISED && !error_is(o.error, OSError))
      return o; // a fault of ours, or we are asked to stop
    spider->failed += o.how == RAISED;
  }
}

Outcome spider_run(Coroutine *self, void *arg) {
  Spider *spider = arg;
  Task *tasks[MOST_WORKERS];
  TaskGroup group = {0};
  TRY(task_group_enter(&group)); // async with asyncio.TaskGroup() as group:
  spider->queue = queue_new(0);
  put(spider, spider->root);
  for (int i = 0; i < spider->workers; i++)
    tasks[i] = task_group_create_task(&group, coroutine_new(work, spider));
  Outcome o = queue_join(spider->queue, self);
  for (int i = 0; i < spider->workers; i++)
    task_cancel(tasks[i]);
  o = task_group_exit(&group, self, o);
  if (group.error_count)
    o = raised_error(group.errors[0]);
  task_group_release(&group);
  for (int i = 0; i < spider->workers; i++)
    task_free(tasks[i]);
  queue_free(spider->queue);
  TRY(o);
  return returned(value_int(spider->count - spider->failed));
}
