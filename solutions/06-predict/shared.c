// shared.c: two wait for one page, and one of them has no patience
//
// async def fetch(): await sleep(3); return "page"
// async def patient(task):
//     try: print("patient:", await task, "at", time())
//     except CancelledError: print("patient: CancelledError at", time())
// async def parent():
//     task = create_task(fetch())
//     other = create_task(patient(task))
//     try: await wait_for(task, 1)
//     except TimeoutError: print("parent: TimeoutError at", time())
//     await other
#include "06-together/run.h"
#include "06-together/wait.h"
#include "trace.h"

static Outcome fetch(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 3));
  return returned(value_str("page"));
}

static Outcome patient(Coroutine *self, void *task) {
  Outcome o = await(self, task);
  print("patient: %s at %g", outcome_repr(o), loop_time(loop_running()));
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(fetch, arg));
  Task *other = ensure_future(NULL, coroutine_new(patient, task));
  Outcome o = wait_for(self, &task->future, 1);
  print("parent: %s at %g", outcome_repr(o), loop_time(loop_running()));
  return await(self, &other->future);
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
