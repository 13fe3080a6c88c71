// swallow.c: a block that takes too long catches what it should hand on
//
// async def parent():
//     try:
//         async with timeout(1) as t:
//             try: await sleep(5)
//             except CancelledError: print("caught at", time())
//             await sleep(5)
//             print("slept on, until", time())
//         print("left, expired:", t.expired())
//     except TimeoutError: print("TimeoutError")
#include "06-together/run.h"
#include "06-together/timeout.h"
#include "trace.h"

static Outcome parent(Coroutine *self, void *arg) {
  Timeout t = {0};
  (void)arg;
  TRY(timeout_enter(&t, 1));
  Outcome o = sleep_for(self, 5);
  if (o.how == RAISED)
    print("caught at %g", loop_time(loop_running()));
  o = sleep_for(self, 5);
  if (o.how == RETURNED)
    print("slept on, until %g", loop_time(loop_running()));
  o = timeout_exit(&t, o);
  if (o.how == RAISED)
    print("%s", outcome_repr(o));
  else
    print("left, expired: %s", str(value_bool(timeout_expired(&t))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
