// nested.c: a block of two seconds within one of one second
//
// async def parent():
//     try:
//         async with timeout(1):
//             try:
//                 async with timeout(2): await sleep(9)
//             except BaseException as e: print("inner:", type(e)); raise
//     except BaseException as e: print("outer:", type(e))
//     print("requests left:", current_task().cancelling())
#include "06-together/run.h"
#include "06-together/timeout.h"
#include "trace.h"

static Outcome parent(Coroutine *self, void *arg) {
  Timeout outer = {0}, inner = {0};
  (void)arg;
  TRY(timeout_enter(&outer, 1));
  timeout_enter(&inner, 2);
  Outcome o = timeout_exit(&inner, sleep_for(self, 9));
  print("inner: %s", outcome_repr(o));
  o = timeout_exit(&outer, o);
  print("outer: %s", outcome_repr(o));
  print("requests left: %u", current_task(loop_running())->cancelling);
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
