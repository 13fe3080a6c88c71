#include "06-together/task_group.h"

#include <stdlib.h>

#include "die.h"

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
  self->aborting = true;
  for (size_t i = 0; i < self->task_count; i++)
    task_cancel(self->tasks[i]); // which does nothing if it is done
}

static void on_task_done(Future *future, void *arg) { // TaskGroup._on_task_done
  TaskGroup *self = arg;
  if (!self) // it is gone
    return;
  if (--self->unfinished == 0 && self->completed)
    future_set_result(self->completed, value_bool(true)); // if it is pending
  if (future_cancelled(future))
    return;
  Outcome o = future_exception(future);
  if (o.how != RAISED)
    return;
  keep_error(self, o.error);
  keep_base_error(self, o);
  if (self->aborting)
    return;
  abort_all(self);
  self->parent_asked = true;
  task_cancel(self->parent);
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
  size_t kept = 0;
  for (size_t i = 0; i < self->task_count; i++) {
    Future *future = &self->tasks[i]->future;
    if (callback_in(self, future))
      self->tasks[kept++] = self->tasks[i];
    else
      future_give_back_reference(future);
  }
  self->task_count = kept;
  if (kept < self->task_room / 2)
    return;
  self->task_room = 2 * self->task_room + 4;
  self->tasks = reallocate(self->tasks, self->task_room, sizeof(Task *));
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

Task *task_group_create_task(TaskGroup *self, Coroutine *coroutine) {
  bool open = task_group_check(self).how == RETURNED;
  Loop *loop = open ? self->parent->future.loop : NULL; // NULL: it is refused
  Task *task = loop_create_task(loop, coroutine);
  if (!task)
    return NULL;
  future_add_done_callback(&task->future, on_task_done, self);
  future_take_reference(&task->future);
  if (self->task_count == self->task_room)
    make_room(self);
  self->tasks[self->task_count++] = task;
  self->unfinished++;
  return task;
}

// Nobody asks the children any more. Who has not called back yet, as after a
// GeneratorExit, finds nobody: we are not there then.
static void forget_children(TaskGroup *self) {
  for (size_t i = 0; i < self->task_count; i++) {
    Future *future = &self->tasks[i]->future;
    Done *done = callback_in(self, future);
    if (done)
      done->arg = NULL;
    future_give_back_reference(future);
  }
  free(self->tasks);
  self->tasks = NULL;
  self->task_count = self->task_room = self->unfinished = 0;
}

// -- the block ----------------------------------------------------------------

Outcome task_group_enter(TaskGroup *self) { // TaskGroup.__aenter__
  Loop *loop = loop_running();
  if (self->parent)
    return raised_format(RuntimeError, "TaskGroup %s has been already entered",
                         group_repr(self));
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  self->parent = current_task(loop);
  if (!self->parent)
    return raised(RuntimeError, "TaskGroup <TaskGroup entered> cannot "
                                "determine the parent task");
  future_take_reference(&self->parent->future);
  return returned(value_none());
}

static bool is_generator_exit(Outcome o) {
  return o.how == RAISED && error_is(o.error, GeneratorExit);
}

// Children may create siblings, and the parent may be cancelled more than once:
// so we wait again as long as somebody is not done. Returns the CancelledError
// that has made us ask the children to stop; else how the block has ended.
static Outcome wait_for_children(TaskGroup *self, Coroutine *coroutine,
                                 Outcome how) {
  while (self->unfinished) {
    self->completed = future_new(self->parent->future.loop);
    Outcome o = await(coroutine, self->completed);
    future_free(self->completed);
    self->completed = NULL;
    if (o.how == RAISED && !is_cancelled(o))
      return o; // thrown by hand, or at our end
    if (is_cancelled(o) && !self->aborting) {
      how = o;
      abort_all(self);
    }
  }
  return how;
}

// Everybody is done: who has the last word? If it was we who have asked the
// parent to stop, somebody has failed, and errors go before a CancelledError.
static Outcome last_word(TaskGroup *self, Outcome how, Outcome why) {
  if (self->parent_asked)
    task_uncancel(self->parent);
  if (self->base_error.how == RAISED)
    return self->base_error;
  if (is_cancelled(why) && !self->error_count)
    return why;
  if (how.how == RAISED && !is_cancelled(how))
    keep_error(self, how.error);
  return self->error_count ? raise_group(self) : how;
}

Outcome task_group_exit(TaskGroup *self, Coroutine *coroutine, Outcome how) {
  if (!self->parent || self->exiting)
    return task_group_check(self);
  self->exiting = true;
  keep_base_error(self, how);
  if (how.how == RAISED && !self->aborting)
    abort_all(self);
  Outcome why = how; // nobody would resume us when we are being closed
  bool waits = !is_generator_exit(how) && loop_running();
  if (waits)
    why = wait_for_children(self, coroutine, how);
  bool thrown_out = is_generator_exit(why) || (waits && self->unfinished);
  forget_children(self);
  Outcome o = thrown_out ? why : last_word(self, how, why);
  future_give_back_reference(&self->parent->future);
  return o;
}

void task_group_release(TaskGroup *self) {
  free(self->errors);
  self->errors = NULL;
  self->error_count = self->error_room = 0;
}
