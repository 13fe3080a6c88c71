// orphan.c: one of two fails, and a gather hears of it
//
// async def child(d):
//     await asyncio.sleep(d)
//     if d == 1: raise ValueError("broken")
//     print("child ends")
// async def parent():
//     try: await asyncio.gather(child(1), child(2))
//     except ValueError: print("parent knows")
//     await asyncio.sleep(3)
#include "06-together/gather.h"
#include "06-together/run.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  int seconds = *(int *)arg;
  TRY(sleep_for(self, seconds));
  if (seconds == 1)
    return raised(ValueError, "broken");
  print("child ends");
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  static int seconds[] = {1, 2};
  Future *tasks[2];
  (void)arg;
  for (int i = 0; i < 2; i++)
    tasks[i] = &ensure_future(NULL, coroutine_new(child, &seconds[i]))->future;
  Future *all = gather(loop_running(), 2, tasks, false);
  Outcome o = await(self, all);
  if (o.how == RAISED)
    print("parent knows");
  future_free(all);
  return sleep_for(self, 3);
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
