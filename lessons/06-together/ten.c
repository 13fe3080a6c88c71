// ten.c: one of ten tasks fails, and the parent hears of it at once
//
// Python's twin is ten.py. A gather is one future for all of them: the first
// error ends it. The others go on, and a second gather has their results.
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

enum { TEN = 10 };

// async def square(n):
static Outcome square(Coroutine *self, void *arg) {
  int n = *(int *)arg;
  TRY(sleep_for(self, 10 - n)); // the last one ends first
  if (n == 7)
    return raised_format(ValueError, "not %d", n);
  return returned(value_int(n * n));
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  int n[TEN], done = 0;
  Future *tasks[TEN];
  (void)arg;
  for (int i = 0; i < TEN; i++) {
    n[i] = i;
    tasks[i] = &ensure_future(NULL, coroutine_new(square, &n[i]))->future;
  }
  Future *all = gather(loop_running(), TEN, tasks, false);
  Outcome o = await(self, all); // await asyncio.gather(*tasks)
  print("parent: %s", outcome_repr(o));
  future_free(all);
  for (int i = 0; i < TEN; i++)
    done += future_done(tasks[i]);
  print("parent: %d of 10 are done", done);
  all = gather(loop_running(), TEN, tasks, true);
  print("%s", outcome_repr(await(self, all)));
  future_free(all);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
