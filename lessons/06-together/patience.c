// patience.c: wait_for() stops what takes too long, and a shield prevents that
//
// Python's twin is patience.py. Who is asked to stop may need some time for it,
// and wait_for() waits; behind a shield nobody is asked.
#include <math.h>

#include "06-together/run.h"
#include "06-together/shield.h"
#include "06-together/wait.h"
#include "trace.h"

// async def postman():
static Outcome postman(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 5);
  if (o.how == RETURNED)
    return returned(value_str("a letter"));
  print("postman: I bring it back first");
  TRY(sleep_for(self, 2));
  return o;
}

static double begin;
static double passed(void) { return round(loop_time(loop_running()) - begin); }

static bool is_timeout(Outcome o) {
  return o.how == RAISED && error_is(o.error, TimeoutError);
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  (void)arg;
  begin = loop_time(loop_running());
  Task *task = ensure_future(NULL, coroutine_new(postman, NULL));
  Outcome o = wait_for(self, &task->future, 1);
  if (is_timeout(o))
    print("parent: no letter, after %g s", passed());

  task = ensure_future(NULL, coroutine_new(postman, NULL));
  Future *shielded = shield(&task->future);
  o = wait_for(self, shielded, 1);
  future_give_back_reference(shielded);
  if (is_timeout(o))
    print("parent: no letter yet, after %g s", passed());
  Value letter = TRY(await(self, &task->future));
  print("parent: %s, after %g s", str(letter), passed());
  return returned(value_none());
}

int main(int argc, char **argv) {
  asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
}
