#include "06-together/run.h"

#include <stdlib.h>

#include "06-together/gather.h"
#include "die.h"

// asyncio.all_tasks(): those that are not done. The caller frees the array.
static Future **all_tasks(Loop *loop, size_t *count) {
  Future **tasks = NULL;
  size_t room = 0;
  *count = 0;
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (future_type_of(f)->is_task && !future_done(f)) {
      if (*count == room)
        tasks = reallocate(tasks, room = 2 * room + 4, sizeof *tasks);
      tasks[(*count)++] = f;
    }
  return tasks;
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
  size_t count;
  Future **tasks = all_tasks(loop, &count);
  Outcome o = returned(value_none());
  for (size_t i = 0; i < count; i++) {
    future_take_reference(tasks[i]);
    future_cancel(tasks[i]);
  }
  if (count) {
    Future *all = gather(loop, count, tasks, true);
    o = loop_run_until_complete(loop, all);
    future_free(all);
  }
  for (size_t i = 0; i < count; i++) {
    if (o.how == RETURNED)
      report_failure(tasks[i]);
    future_give_back_reference(tasks[i]);
  }
  free(tasks);
  return o;
}

static Outcome refuse(Clock *clock, Coroutine *coroutine, Outcome o) {
  clock->free(clock);
  loop_create_task(NULL, coroutine); // which closes it
  return o;
}

Outcome asyncio_run(Clock *clock, Coroutine *coroutine) {
  if (loop_running())
    return refuse(clock, coroutine,
                  raised(RuntimeError, "asyncio.run() cannot be called from a "
                                       "running event loop"));
  if (!coroutine)
    return refuse(clock, NULL,
                  raised(ValueError, "a coroutine was expected, got None"));
  Loop *loop = loop_new(clock);
  Task *task = loop_create_task(loop, coroutine);
  Outcome o = loop_run_until_complete(loop, &task->future);
  Outcome end = cancel_all_tasks(loop);
  loop_close(loop);
  loop_free(loop);
  return end.how == RAISED ? end : o;
}
