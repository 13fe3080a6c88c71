#include "05-tasks/sleep.h"

#include "trace.h"

#include "exercises/todo.h"

// A future with the result that its timer will set.
typedef struct Sleep {
  Future future; // first: a Sleep is a Future
  Value result;
} Sleep;

static void future_set(Loop *loop, void *arg) {
  TODO; // your code
}

Outcome sleep_for_result(Coroutine *self, double seconds, Value result) {
  TODO; // your code
}

// Python's asyncio.sleep(seconds), and asyncio.sleep(seconds, result), which
// is worth the result. Whatever ends it, no timer is left behind.
Outcome sleep_for(Coroutine *self, double seconds) {
  TODO; // your code
}
