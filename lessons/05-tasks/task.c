#include "05-tasks/task.h"

#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

static unsigned task_count; // for their names

static void task_step(Loop *loop, void *arg);

const char *task_name(const Task *self) {
  return text_format("Task-%u", self->number);
}

static const char *task_repr(const Future *future) {
  const Task *self = (const Task *)future;
  const char *body =
      self->coroutine ? symbol_name((const void *)self->coroutine->body) : NULL;
  const Future *for_what = self->waiting_for;
  const char *what = !for_what ? ""
                     : future_type_of(for_what)->is_task
                         ? task_name((const Task *)for_what)
                         : future_repr(for_what);
  return text_format("<Task %s name='%s' coro=<%s()>%s%s>",
                     future_state_name(&self->future), task_name(self),
                     body ? body : "?", for_what ? " wait_for=" : "", what);
}

// -- a step -----------------------------------------------------------------

static void step_soon(Task *self, Outcome letter) {
  self->letter = letter;
  loop_call_soon(self->future.loop, task_step, self);
}

// The future that we wait for is done.
static void task_wakeup(Future *future, void *arg) { // Task.__wakeup
  Task *self = arg;
  // An error is thrown in; a result the coroutine fetches from the future.
  self->letter = future_result(future);
  task_step(self->future.loop, self);
}

// Notices the await that has yielded this future, whatever comes of it. RAISED
// what the coroutine may not yield: it comes back at that yield.
static Outcome accept_yielded(Task *self, Value value, Future *future) {
  const Future *us = &self->future;
  if (!future)
    return raised_format(RuntimeError, "Task got bad yield: %s", repr(value));
  bool awaited = future->awaited;
  future->awaited = false;
  if (future->loop != us->loop)
    return raised_format(RuntimeError,
                         "Task %s got Future %s attached to a different loop",
                         task_repr(us), future_repr(future));
  if (!awaited)
    return raised_format(RuntimeError,
                         "yield was used instead of yield from in "
                         "task %s with %s",
                         task_repr(us), future_repr(future));
  if (future == us)
    return raised_format(RuntimeError, "Task cannot await on itself: %s",
                         task_repr(us));
  return returned(value_none());
}

static void wait_for_yielded(Task *self, Value value) {
  if (value_is_none(value)) { // a bare yield: one iteration
    step_soon(self, returned(value_none()));
    return;
  }
  Future *future = value_as_future(value);
  Outcome o = accept_yielded(self, value, future);
  if (o.how == RAISED) {
    step_soon(self, o);
    return;
  }
  self->waiting_for = future;
  future_add_done_callback(future, task_wakeup, self);
  if (self->must_cancel && future_cancel_message(future, self->cancel_message))
    self->must_cancel = false;
}

static void free_coroutine(Task *self) {
  self->coroutine->owner = NULL; // else it would refuse
  coroutine_let_go(self->coroutine);
  self->coroutine = NULL;
}

static void finish(Task *self, Outcome o) {
  free_coroutine(self);
  Loop *loop = self->future.loop;
  if (o.how == RETURNED && self->must_cancel) { // asked for in the last step
    self->must_cancel = false;
    o = raised(CancelledError, self->cancel_message);
  }
  bool cancelled = o.how == RAISED && error_is(o.error, CancelledError);
  future_settle(&self->future, cancelled ? CANCELLED : FINISHED, o);
  if (ends_the_run(o))
    loop_raise(loop, o.error);
}

static void task_step(Loop *loop, void *arg) { // Task.__step
  Task *self = arg;
  Futures *futures = loop_futures(loop);
  Outcome letter = self->letter;
  if (self->must_cancel) {
    if (letter.how != RAISED || !error_is(letter.error, CancelledError))
      letter = raised(CancelledError, self->cancel_message);
    self->must_cancel = false;
  }
  self->waiting_for = NULL;
  futures->current_task = self;
  // The coroutine runs inside the next line, until it yields or ends.
  Outcome o = letter.how == RAISED
                  ? coroutine_throw(self->coroutine, letter.error)
                  : coroutine_send(self->coroutine, value_none());
  futures->current_task = NULL;
  if (o.how == YIELDED)
    wait_for_yielded(self, o.value);
  else
    finish(self, o);
}

// -- a task as a future -----------------------------------------------------

// Whom it waits for, if that is a task and not asked yet, as in a ring.
static Task *next_to_ask(const Task *self) {
  Task *next = (Task *)self->waiting_for;
  if (!next || !future_type_of(&next->future)->is_task || next->being_asked)
    return NULL;
  return future_done(&next->future) ? NULL : next;
}

// Each task hands the request on to what it waits for. It is a loop, for a
// chain of tasks may be longer than a stack is deep.
static bool cancel(Future *future, const char *message) { // Task.cancel
  Task *first = (Task *)future, *last = first, *task;
  if (future_done(future) || first->being_asked)
    return false;
  for (task = first; task; task = next_to_ask(task)) {
    last = task;
    task->cancelling++;
    task->being_asked = true;
  }
  bool handed_on =
      last->waiting_for && future_cancel_message(last->waiting_for, message);
  if (!handed_on) {
    last->must_cancel = true; // task_step() sees to it
    last->cancel_message = message;
  }
  for (task = first; task != last; task = (Task *)task->waiting_for)
    task->being_asked = false;
  last->being_asked = false;
  return true;
}

// The loop closes. CPython's Task.__del__ says the same, and the coroutine's
// own destructor closes it.
static void close(Future *future) {
  Task *self = (Task *)future;
  char *message = text_new("Task was destroyed but it is pending!\ntask: %s",
                           task_repr(&self->future));
  loop_call_exception_handler(
      future->loop, &(ExceptionContext){.message = message, .future = future});
  free(message);
  free_coroutine(self);
}

static const FutureType task_type = {
    .base = {.base = {.name = "Task", .base = &future_type.base.base},
             .next = future_next,
             .send = future_send},
    .cancel = cancel,
    .repr = task_repr,
    .close = close,
    .is_task = true};

Task *loop_create_task(Loop *loop, Coroutine *coroutine) {
  stack_expect_live(coroutine, "loop_create_task");
  if (!loop || loop_is_closed(loop)) {
    coroutine_let_go(coroutine);
    return NULL;
  }
  if (coroutine->owner)
    misuse("loop_create_task: %s() is owned by %s already",
           symbol_name((const void *)coroutine->body),
           task_name(coroutine->owner));
  Task *self = future_create(sizeof *self, &task_type, loop);
  self->coroutine = coroutine;
  coroutine->owner = self;
  self->number = ++task_count;
  trace_task(coroutine, self, trace_on ? task_name(self) : NULL);
  step_soon(self, returned(value_none()));
  return self;
}

Task *ensure_future(Loop *loop, Coroutine *coroutine) {
  return loop_create_task(loop ? loop : loop_running(), coroutine);
}

void task_free(Task *self) { future_free((Future *)self); }

bool task_cancel(Task *self) { return future_cancel(&self->future); }

bool task_cancel_message(Task *self, const char *message) {
  return future_cancel_message(&self->future, message);
}

unsigned task_uncancel(Task *self) {
  return self->cancelling ? --self->cancelling : 0;
}

Task *current_task(Loop *loop) { return loop_futures(loop)->current_task; }

Future *value_as_future(Value value) {
  bool is_future = value_isinstance(value, &future_type.base.base);
  return is_future ? (Future *)value.object : NULL;
}

// -- running the loop for a future ------------------------------------------

static void stop_when_done(Future *future, void *arg) {
  (void)arg;
  if (!ends_the_run(future_exception(future))) // else it has ended already
    loop_stop(future->loop);
}

Outcome loop_run_until_complete(Loop *loop, Future *future) {
  if (loop_is_closed(loop) || loop_running())
    return loop_run_forever(loop); // which refuses
  if (future->loop != loop)
    return raised(ValueError, "The future belongs to a different loop than "
                              "the one specified as the loop argument");
  future_take_reference(future);
  future_add_done_callback(future, stop_when_done, loop);
  Outcome o = loop_run_forever(loop);
  future_remove_done_callback(future, stop_when_done, loop);
  if (o.how != RAISED && !future_done(future))
    o = raised(RuntimeError, "Event loop stopped before Future completed.");
  else if (o.how != RAISED)
    o = future_result(future);
  else // the error leaves; that of the future, if there is one, was looked at
    future_exception(future);
  future_give_back_reference(future);
  return o;
}
