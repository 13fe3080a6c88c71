// shield.c: the same, with a shield in front of the page; then one who is
// cancelled behind a shield
//
// async def fetch(): await sleep(3); return "page"
// async def reader(task):
//     try: print("reader:", await shield(task))
//     except CancelledError: print("reader: CancelledError at", time())
// async def parent():
//     task = create_task(fetch())
//     other = create_task(reader(task))
//     try: await wait_for(shield(task), 1)
//     except TimeoutError: print("parent: TimeoutError at", time())
//     other.cancel()
//     await other
//     print("parent:", await task, "at", time())
#include "06-together/shield.h"
#include "06-together/run.h"
#include "06-together/wait.h"
#include "trace.h"

static Outcome fetch(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 3));
  return returned(value_str("page"));
}

static void report(const char *who, Outcome o) {
  print("%s: %s at %g", who, outcome_repr(o), loop_time(loop_running()));
}

static Outcome reader(Coroutine *self, void *task) {
  Future *shielded = shield(task);
  report("reader", await(self, shielded));
  future_give_back_reference(shielded);
  return returned(value_none());
}

static Outcome parent(Coroutine *self, void *arg) {
  Task *task = ensure_future(NULL, coroutine_new(fetch, arg));
  Task *other = ensure_future(NULL, coroutine_new(reader, task));
  Future *shielded = shield(&task->future);
  report("parent", wait_for(self, shielded, 1));
  future_give_back_reference(shielded);
  task_cancel(other);
  TRY(await(self, &other->future));
  report("parent", await(self, &task->future));
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
