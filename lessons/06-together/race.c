// race.c: three tasks run for the same, and only the first one counts
//
// Python's twin is race.py. asyncio_wait() says who is done, and touches
// nobody: who has lost goes on until somebody asks it to stop.
#include <math.h>

#include "06-together/run.h"
#include "06-together/wait.h"
#include "trace.h"

typedef struct Mirror {
  const char *name;
  double seconds;
} Mirror;

// async def mirror(name, seconds):
static Outcome mirror(Coroutine *self, void *arg) {
  const Mirror *m = arg;
  TRY(sleep_for(self, m->seconds));
  return returned(value_str(m->name));
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  Mirror mirrors[] = {{"far", 3}, {"near", 1}, {"middle", 2}};
  Future *tasks[3];
  (void)arg;
  for (int i = 0; i < 3; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(mirror, &mirrors[i]))->future;
  Future *far = tasks[0];
  Value n = TRY(asyncio_wait(self, 3, tasks, INFINITY, FIRST_COMPLETED));
  int done = (int)value_as_int(n); // done = tasks[0 .. n), pending behind them
  for (int i = 0; i < done; i++)
    print("parent: the first is %s", str(future_result(tasks[i]).value));
  print("parent: %d are on their way", 3 - done);
  for (int i = done; i < 3; i++)
    future_cancel(tasks[i]);
  TRY(asyncio_wait(self, 3 - done, tasks + done, INFINITY, ALL_COMPLETED));
  print("parent: far is cancelled: %s", str(value_bool(future_cancelled(far))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
