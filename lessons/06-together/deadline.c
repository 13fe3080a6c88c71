// deadline.c: a timeout, and somebody else's cancel in the same moment
//
// Python's twin is deadline.py. Both ask the same task to stop. The timeout
// takes its own request back; what is left is somebody else's, and is obeyed.
#include "06-together/run.h"
#include "06-together/timeout.h"
#include "trace.h"

// async def worker(name):
static Outcome worker(Coroutine *self, void *name) {
  Task *me = current_task(loop_running());
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, 1)); // async with asyncio.timeout(1):
  Outcome o = timeout_exit(&timeout, sleep_for(self, 10));
  if (o.how == RAISED && error_is(o.error, TimeoutError)) {
    print("%s: late, %u left", (char *)name, me->cancelling);
    return returned(value_none());
  }
  print("%s: stops, %u left", (char *)name, me->cancelling);
  return o;
}

static void cancel(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  Loop *loop = loop_running();
  (void)arg;
  Task *task = loop_create_task(loop, coroutine_new(worker, "a"));
  TRY(await(self, &task->future));
  task = loop_create_task(loop, coroutine_new(worker, "b"));
  loop_call_later(loop, 1, cancel, task);
  Outcome o = await(self, &task->future);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    print("b cancelled: %s", str(value_bool(future_cancelled(&task->future))));
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
