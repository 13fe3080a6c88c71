// patience.c: a child needs two seconds to stop
//
// async def child():
//     try: await asyncio.sleep(9)
//     finally: await asyncio.sleep(2); print("put away")
// async def parent():
//     try: await asyncio.wait_for(asyncio.create_task(child()), 1)
//     except TimeoutError: print("too slow")
#include "06-together/run.h"
#include "06-together/wait.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 9);
  TRY(sleep_for(self, 2)); // finally:
  print("put away");
  return o;
}

static Outcome parent(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(child, arg));
  Outcome o = wait_for(self, &task->future, 1);
  if (o.how == RAISED && error_is(o.error, TimeoutError))
    print("too slow");
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
