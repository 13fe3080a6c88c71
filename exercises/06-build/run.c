#include "06-together/run.h"

#include <stdlib.h>

#include "06-together/gather.h"
#include "die.h"

#include "exercises/todo.h"

// asyncio.all_tasks(): those that are not done. The caller frees the array.
static Future **all_tasks(Loop *loop, size_t *count) {
  TODO; // your code
}

static void report_failure(Future *task) {
  Outcome o = future_exception(task);
  if (future_cancelled(task) || o.how != RAISED)
    return;
  loop_call_exception_handler(
      task->loop, &(ExceptionContext){.message = "unhandled exception during "
                                                 "asyncio.run() shutdown",
                                      .error = o.error,
                                      .future = task});
}

// Whoever is left is asked to stop, and has the time that it takes.
static Outcome cancel_all_tasks(Loop *loop) { // _cancel_all_tasks
  TODO;
}

static Outcome refuse(Clock *clock, Coroutine *coroutine, Outcome o) {
  clock->free(clock);
  loop_create_task(NULL, coroutine); // which closes it
  return o;
}

// The outcome of the coroutine, or RAISED what has ended the loop: SystemExit
// or KeyboardInterrupt from a task. Takes both, and frees the loop: a result
// that belongs to it, such as a future or a list, is gone. RuntimeError when a
// loop runs in this thread, ValueError without a coroutine.
Outcome asyncio_run(Clock *clock, Coroutine *coroutine) {
  TODO; // your code
}
