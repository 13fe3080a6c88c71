// pair.c: a gather of two
//
// async def child(d): await asyncio.sleep(d); return d
// async def parent(): print(await asyncio.gather(child(1), child(2)))
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  int seconds = *(int *)arg;
  TRY(sleep_for(self, seconds));
  return returned(value_int(seconds));
}

static Outcome parent(Coroutine *self, void *arg) {
  static int seconds[] = {1, 2};
  Future *tasks[2];
  (void)arg;
  for (int i = 0; i < 2; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(child, &seconds[i]))->future;
  Future *all = gather(loop_running(), 2, tasks, false);
  print("%s", outcome_repr(await(self, all)));
  future_free(all);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
