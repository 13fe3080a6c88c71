// left.c: the first coroutine returns, and somebody is left
//
// async def clerk():
//     try: await sleep(5); print("clerk is done")
//     except CancelledError:
//         print("clerk is asked to stop at", time())
//         await sleep(2)
//         print("clerk has put all away at", time())
//         raise
// async def parent():
//     create_task(clerk())
//     await sleep(1)
//     print("parent leaves")
#include "06-together/run.h"
#include "trace.h"

static Outcome clerk(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 5);
  if (o.how == RETURNED) {
    print("clerk is done");
    return o;
  }
  print("clerk is asked to stop at %g", loop_time(loop_running()));
  TRY(sleep_for(self, 2));
  print("clerk has put all away at %g", loop_time(loop_running()));
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  ensure_future(NULL, coroutine_new(clerk, arg));
  TRY(sleep_for(self, 1));
  print("parent leaves");
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
