// first.c: the first one that succeeds
#include "exercise.h"

#include <math.h>

#include "06-together/wait.h"

// The result of the first that has one, or the error of the last; `before` when
// there are none. Somebody has looked at all of them then.
static Outcome best_of(size_t count, Future *const futures[], Outcome before) {
  Outcome best = before;
  for (size_t i = 0; i < count; i++) {
    Outcome o = future_result(futures[i]);
    if (best.how == RAISED)
      best = o;
  }
  return best;
}

// Until one has succeeded, or all are done.
static Outcome wait_for_one(Coroutine *self, size_t count, Future *futures[]) {
  Outcome best = raised(ValueError, "nobody to wait for");
  while (count && best.how == RAISED) {
    size_t done = (size_t)value_as_int(
        TRY(asyncio_wait(self, count, futures, INFINITY, FIRST_COMPLETED)));
    best = best_of(done, futures, best);
    futures += done;
    count -= done;
  }
  return best;
}

static Outcome stop(Coroutine *self, size_t count, Future *futures[]) {
  for (size_t i = 0; i < count; i++)
    future_cancel(futures[i]); // which does nothing if it is done
  return asyncio_wait(self, count, futures, INFINITY, ALL_COMPLETED);
}

Outcome first_success(Coroutine *self, size_t count, Future *futures[]) {
  Outcome o = wait_for_one(self, count, futures);
  if (count == 0)
    return o;
  TRY(stop(self, count, futures));
  best_of(count, futures, o);
  return o;
}
