// order.c: what a gather is worth
//
// async def fetch(name, d): await sleep(d); print(name); return name.upper()
// async def parent():
//     print(await gather(fetch("a", 3), fetch("b", 1), fetch("c", 2)))
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

typedef struct Job {
  const char *name, *page;
  int seconds;
} Job;

static Outcome fetch(Coroutine *self, void *arg) {
  const Job *job = arg;
  TRY(sleep_for(self, job->seconds));
  print("%s", job->name);
  return returned(value_str(job->page));
}

static Outcome parent(Coroutine *self, void *arg) {
  static Job jobs[] = {{"a", "A", 3}, {"b", "B", 1}, {"c", "C", 2}};
  Future *tasks[3];
  (void)arg;
  for (int i = 0; i < 3; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(fetch, &jobs[i]))->future;
  Future *all = gather(loop_running(), 3, tasks, false);
  print("%s", outcome_repr(await(self, all)));
  future_free(all);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
