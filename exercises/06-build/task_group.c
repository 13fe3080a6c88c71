#include "06-together/task_group.h"

#include <stdlib.h>

#include "die.h"

#include "exercises/todo.h"

static const char *group_repr(const TaskGroup *self) { // TaskGroup.__repr__
  const char *tasks =
      self->unfinished ? text_format(" tasks=%zu", self->unfinished) : "";
  const char *errors =
      self->error_count ? text_format(" errors=%zu", self->error_count) : "";
  return text_format("<TaskGroup%s%s%s>", tasks, errors,
                     self->aborting ? " cancelling"
                     : self->parent ? " entered"
                                    : "");
}

// -- errors -------------------------------------------------------------------

static bool is_cancelled(Outcome o) {
  return o.how == RAISED && error_is(o.error, CancelledError);
}

static void keep_error(TaskGroup *self, Error error) {
  if (self->error_count == self->error_room) {
    self->error_room = 2 * self->error_room + 4;
    self->errors =
        reallocate(self->errors, self->error_room, sizeof *self->errors);
  }
  self->errors[self->error_count++] = error;
}

static void keep_base_error(TaskGroup *self, Outcome o) {
  if (ends_the_run(o) && self->base_error.how != RAISED)
    self->base_error = o;
}

// BaseExceptionGroup(), which is an ExceptionGroup if all inside are
// Exceptions.
static Outcome raise_group(const TaskGroup *self) {
  ErrorType type = ExceptionGroup;
  for (size_t i = 0; i < self->error_count; i++)
    if (!error_is(self->errors[i], Exception))
      type = BaseExceptionGroup;
  return raised_format(type,
                       "unhandled errors in a TaskGroup (%zu sub-exception%s)",
                       self->error_count, self->error_count == 1 ? "" : "s");
}

// -- children -----------------------------------------------------------------

static void abort_all(TaskGroup *self) { // TaskGroup._abort
  TODO;
}

static void on_task_done(Future *future, void *arg) { // TaskGroup._on_task_done
  TODO;
}

// What has still to call us back, or NULL.
static Done *callback_in(const TaskGroup *self, const Future *future) {
  Done *d = future->callbacks;
  while (d && (d->callback != on_task_done || d->arg != self))
    d = d->next;
  return d;
}

// Those that have called us back go, to make room; only if they were few, it
// grows.
static void make_room(TaskGroup *self) {
  TODO; // your code
}

Outcome task_group_check(const TaskGroup *self) {
  const char *what = !self->parent ? "has not been entered"
                     : self->exiting && !self->unfinished ? "is finished"
                     : self->aborting                     ? "is shutting down"
                                                          : NULL;
  if (what)
    return raised_format(RuntimeError, "TaskGroup %s %s", group_repr(self),
                         what);
  return returned(value_none());
}

// Takes the coroutine; the task is owned as that of loop_create_task(). NULL
// when nobody may come any more: the coroutine is closed then.
Task *task_group_create_task(TaskGroup *self, Coroutine *coroutine) {
  TODO; // your code
}

// Nobody asks the children any more. Who has not called back yet, as after a
// GeneratorExit, finds nobody: we are not there then.
static void forget_children(TaskGroup *self) {
  TODO; // your code
}

// -- the block ----------------------------------------------------------------

Outcome task_group_enter(TaskGroup *self) { // TaskGroup.__aenter__
  TODO;
}

static bool is_generator_exit(Outcome o) {
  return o.how == RAISED && error_is(o.error, GeneratorExit);
}

// Children may create siblings, and the parent may be cancelled more than once:
// so we wait again as long as somebody is not done. Returns the CancelledError
// that has made us ask the children to stop; else how the block has ended.
static Outcome wait_for_children(TaskGroup *self, Coroutine *coroutine,
                                 Outcome how) {
  TODO; // your code
}

// Everybody is done: who has the last word? If it was we who have asked the
// parent to stop, somebody has failed, and errors go before a CancelledError.
static Outcome last_word(TaskGroup *self, Outcome how, Outcome why) {
  TODO; // your code
}

// Takes how the block has ended, waits for all children, and says how the whole
// ends: RAISED ExceptionGroup; CancelledError, when the parent was asked to
// stop by somebody else, and nobody has failed; else as the block did.
Outcome task_group_exit(TaskGroup *self, Coroutine *coroutine, Outcome how) {
  TODO; // your code
}

void task_group_release(TaskGroup *self) {
  free(self->errors);
  self->errors = NULL;
  self->error_count = self->error_room = 0;
}
