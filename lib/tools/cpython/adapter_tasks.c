// adapter_tasks.c: the kit's futures and tasks, for Python.
//
// The objects of Python stay in Python; here a future stands for the Python
// object that has it, so its address is its name there. A result is a future's
// address: that object's result. An exception has "#" and the address for its
// message: that object's exception. Other messages are those of the kit, or of
// cancel(), "@" and a number.
//
// A task's coroutine is drive(): each resume of it asks Python to resume the
// Python one, which always comes back before drive() yields. So no frame of
// Python is ever left behind on a stack of ours.
#include <stdlib.h>

#include "05-tasks/task.h"

typedef struct TaskHooks {
  // Resumes the Python coroutine with this letter, and answers with another.
  void (*step)(Task *task, Outcome *letter);
  int (*done)(Future *future, long callback); // 0: it has raised
  int (*cancel)(Future *future, const char *message);
  void (*report)(Future *future, const char *message);
} TaskHooks;

static TaskHooks hooks;
static int delegates; // between a task and drive()

// -- futures ------------------------------------------------------------------

static bool cancel_in_python(Future *self, const char *message) {
  return hooks.cancel(self, message);
}

static const char *repr_overridden(const Future *self) {
  return future_type.repr(self);
}

// Of a class in Python that has a cancel() of its own, as gather()'s.
static const FutureType overridden_type = {
    .base = {.base = {.name = "Future", .base = &future_type.base.base},
             .next = future_next,
             .send = future_send},
    .cancel = cancel_in_python,
    .repr = repr_overridden};

static void done_in_python(Future *future, void *callback) {
  if (!hooks.done(future, (long)callback))
    loop_raise(future->loop, raised(SystemExit, "Python").error);
}

// -- tasks --------------------------------------------------------------------

static Outcome drive(Coroutine *self, void *arg) {
  Task *task = arg ? arg : self->owner;
  Outcome letter = returned(value_none());
  for (;;) {
    // The loop closes: Python closes its coroutine itself.
    if (letter.how == RAISED && letter.error.type == GeneratorExit &&
        !letter.error.message[0])
      return letter;
    hooks.step(task, &letter);
    if (letter.how != YIELDED)
      return letter;
    letter = coroutine_yield(self, letter.value);
  }
}

typedef struct Level {
  Task *task;
  int left;
} Level;

static Outcome hand_on(Coroutine *self, void *arg) {
  Level level = arg ? *(Level *)arg : (Level){self->owner, delegates};
  level.left--;
  return delegate(self, level.left ? coroutine_new(hand_on, &level)
                                   : coroutine_new(drive, level.task));
}

// -- what Python calls --------------------------------------------------------

void adapter_begin_tasks(TaskHooks given, int levels) {
  hooks = given;
  delegates = levels;
}

// A text that stays.
const char *adapter_text(const char *text) {
  return message_format("%s", text);
}

static void report(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  hooks.report(context->future, context->message);
}

void adapter_report(Loop *loop) {
  loop_set_exception_handler(loop, report, NULL);
}

Future *adapter_future_new(Loop *loop, int overridden) {
  return overridden ? future_create(sizeof(Future), &overridden_type, loop)
                    : future_new(loop);
}

// For a loop, or for whoever makes tasks of coroutines in its place.
Coroutine *adapter_coroutine_new(void) {
  return coroutine_new(delegates ? hand_on : drive, NULL);
}

Task *adapter_task_new(Loop *loop) {
  return loop_create_task(loop, adapter_coroutine_new());
}

// super().cancel() of what has a cancel() of its own.
int adapter_cancel(Future *self, const char *message) {
  if (future_type_of(self) != &overridden_type)
    return future_cancel_message(self, message);
  self->unnoticed = false;
  return future_type.cancel(self, message);
}

int adapter_add_done_callback(Future *self, long callback) {
  return future_add_done_callback(self, done_in_python, (void *)callback);
}

int adapter_remove_done_callback(Future *self, long callback) {
  return future_remove_done_callback(self, done_in_python, (void *)callback);
}

// Those who wait, in order: a task, or the number of a callback, negative.
long adapter_callbacks(const Future *self, long *callbacks) {
  long count = 0;
  for (Done *d = future_done(self) ? NULL : self->callbacks; d; d = d->next) {
    if (callbacks)
      callbacks[count] =
          (d->callback == done_in_python ? -1 : 1) * (long)d->arg;
    count++;
  }
  return count;
}

// Will the loop come back to it by itself: is a step of a task scheduled, or a
// callback of a future that is done?
int adapter_is_scheduled(const Future *self) {
  if (loop_is_closed(self->loop))
    return false;
  if (future_done(self))
    return self->callbacks != NULL;
  return future_type_of(self)->is_task && !((Task *)self)->waiting_for;
}

int adapter_state(const Future *self) { return self->state; }
int adapter_is_unnoticed(const Future *self) { return self->unnoticed; }
void adapter_notice(Future *self) { self->unnoticed = false; }
int adapter_is_awaited(const Future *self) { return self->awaited; }
void adapter_set_awaited(Future *self, int awaited) { self->awaited = awaited; }

Future *adapter_waiting_for(const Task *self) { return self->waiting_for; }
int adapter_must_cancel(const Task *self) { return self->must_cancel; }
int adapter_cancelling(const Task *self) { return (int)self->cancelling; }

// What cancel() was told, or NULL: a white box, for tests look at it.
static const char **cancel_message(Future *self) {
  if (self->state == PENDING && future_type_of(self)->is_task)
    return &((Task *)self)->cancel_message;
  return self->state == CANCELLED ? &self->outcome.error.message : NULL;
}

const char *adapter_cancel_message(Future *self) {
  const char **message = cancel_message(self);
  return message ? *message : NULL;
}

void adapter_set_cancel_message(Future *self, const char *message) {
  const char **place = cancel_message(self);
  if (place)
    *place = message;
}
