// spider.c: some workers, and one queue of pages
#include <string.h>

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
    TRY(spider->fetch(self, value_as_str(url), &found));
    queue_task_done(spider->queue);
    for (int i = 0; i < found.count; i++)
      put(spider, found.links[i]);
  }
}

Outcome spider_run(Coroutine *self, void *arg) {
  Spider *spider = arg;
  Task *tasks[MOST_WORKERS];
  spider->queue = queue_new(0);
  put(spider, spider->root);
  for (int i = 0; i < spider->workers; i++)
    tasks[i] = ensure_future(NULL, coroutine_new(work, spider));
  Outcome o = queue_join(spider->queue, self);
  for (int i = 0; i < spider->workers; i++) {
    task_cancel(tasks[i]);
    await(self, &tasks[i]->future);
    task_free(tasks[i]);
  }
  queue_free(spider->queue);
  TRY(o);
  return returned(value_int(spider->count - spider->failed));
}
