// The task of lesson 5 as somebody else would write it.
#include "05-tasks/task.h"

#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#define FUTURE(task) (&(task)->future)

static unsigned made_so_far;

static void task_step(Loop *loop, void *arg);
static void task_wakeup(Future *future, void *arg);

static Outcome nothing(void) { return returned(value_none()); }

static bool is_cancelled_error(Outcome o) {
  return o.how == RAISED && error_is(o.error, CancelledError);
}

// -- names --------------------------------------------------------------------
const char *task_name(const Task *self) {
  unsigned n = self->number;
  return text_format("Task-%u", n);
}

static const char *what_it_waits_for(const Task *task) {
  const Future *other = task->waiting_for;
  if (!other)
    return "";
  bool is_task = future_type_of(other)->is_task;
  return text_format(" wait_for=%s", is_task ? task_name((const Task *)other)
                                             : future_repr(other));
}

static const char *task_repr(const Future *future) {
  const Task *task = (const Task *)future;
  const char *body = NULL;
  if (task->coroutine)
    body = symbol_name((const void *)task->coroutine->body);
  return text_format("<Task %s name='%s' coro=<%s()>%s>",
                     future_state_name(future), task_name(task),
                     body == NULL ? "?" : body, what_it_waits_for(task));
}

// -- being asked to stop ------------------------------------------------------
static Task *asks(const Task *task) {
  Future *other = task->waiting_for;
  if (!other || future_done(other) || !future_type_of(other)->is_task)
    return NULL;
  return ((Task *)other)->being_asked ? NULL : (Task *)other;
}

static bool cancel(Future *future, const char *message) {
  Task *from = (Task *)future, *to = from, *task;
  if (from->being_asked || future_done(future))
    return false;
  for (task = from; task != NULL; task = asks(task)) {
    task->being_asked = true;
    task->cancelling += 1;
    to = task;
  }
  Future *other = to->waiting_for;
  if (!other || !future_cancel_message(other, message)) {
    to->cancel_message = message;
    to->must_cancel = true;
  }
  for (task = from; task != to; task = (Task *)task->waiting_for)
    task->being_asked = false;
  to->being_asked = false;
  return true;
}

unsigned task_uncancel(Task *self) {
  if (self->cancelling > 0)
    self->cancelling -= 1;
  return self->cancelling;
}

bool task_cancel_message(Task *self, const char *message) {
  Future *future = FUTURE(self);
  return future_cancel_message(future, message);
}

bool task_cancel(Task *self) {
  Future *future = FUTURE(self);
  return future_cancel(future);
}

// The request becomes an error.
static Outcome request_of(Task *task) {
  task->must_cancel = false;
  return raised(CancelledError, task->cancel_message);
}

// -- a step -------------------------------------------------------------------
static void step_soon(Task *self, Outcome letter) {
  Loop *loop = self->future.loop;
  self->letter = letter;
  loop_call_soon(loop, task_step, self);
}

static Outcome bad_yield(Task *task, Value value, const Future *future) {
  const Future *us = FUTURE(task);
  if (future == NULL)
    return raised_format(RuntimeError, "Task got bad yield: %s", repr(value));
  if (future->loop != us->loop)
    return raised_format(RuntimeError,
                         "Task %s got Future %s attached to a different loop",
                         task_repr(us), future_repr(future));
  if (!future->awaited)
    return raised_format(
        RuntimeError, "yield was used instead of yield from in task %s with %s",
        task_repr(us), future_repr(future));
  if (future == us)
    return raised_format(RuntimeError, "Task cannot await on itself: %s",
                         task_repr(us));
  return nothing();
}

static void wait_for(Task *task, Future *future) {
  future_add_done_callback(future, task_wakeup, task);
  task->waiting_for = future;
  if (!task->must_cancel)
    return;
  if (future_cancel_message(future, task->cancel_message))
    task->must_cancel = false;
}

static void wait_for_yielded(Task *self, Value value) {
  Outcome wrong = nothing();
  Future *future = NULL;
  if (!value_is_none(value)) {
    future = value_as_future(value);
    wrong = bad_yield(self, value, future);
    if (future)
      future->awaited = false;
  }
  if (future == NULL || wrong.how == RAISED)
    step_soon(self, wrong);
  else
    wait_for(self, future);
}

static void free_coroutine(Task *self) {
  Coroutine *c = self->coroutine;
  c->owner = NULL;
  coroutine_let_go(c);
  self->coroutine = NULL;
}

static void finish(Task *self, Outcome o) {
  Loop *loop = self->future.loop;
  free_coroutine(self);
  if (self->must_cancel && o.how == RETURNED)
    o = request_of(self);
  FutureState state = FINISHED;
  if (is_cancelled_error(o))
    state = CANCELLED;
  future_settle(FUTURE(self), state, o);
  if (ends_the_run(o))
    loop_raise(loop, o.error);
}

static Outcome resume(Task *task, Outcome letter) {
  Futures *all = loop_futures(task->future.loop);
  Outcome o;
  all->current_task = task;
  if (letter.how == RAISED)
    o = coroutine_throw(task->coroutine, letter.error);
  else
    o = coroutine_send(task->coroutine, value_none());
  all->current_task = NULL;
  return o;
}

static void task_step(Loop *loop, void *arg) {
  Task *task = (Task *)arg;
  Outcome letter = task->letter;
  (void)loop;
  task->waiting_for = NULL;
  if (task->must_cancel) {
    Outcome request = request_of(task);
    if (!is_cancelled_error(letter))
      letter = request;
  }
  Outcome o = resume(task, letter);
  if (o.how != YIELDED)
    finish(task, o);
  else
    wait_for_yielded(task, o.value);
}

static void task_wakeup(Future *future, void *arg) {
  Task *task = (Task *)arg;
  Outcome o = future_result(future);
  task->letter = o;
  task_step(task->future.loop, task);
}

// -- as a future --------------------------------------------------------------
static void close(Future *future) {
  Task *task = (Task *)future;
  char *text = text_new("Task was destroyed but it is pending!\ntask: %s",
                        task_repr(future));
  ExceptionContext context = {.future = future};
  context.message = text;
  loop_call_exception_handler(future->loop, &context);
  free_coroutine(task);
  free(text);
}

static const FutureType type_of_tasks = {
    .base = {{"Task", &future_type.base.base},
             .next = future_next,
             .send = future_send},
    .is_task = true,
    .close = close,
    .cancel = cancel,
    .repr = task_repr};

Future *value_as_future(Value value) {
  if (!value_isinstance(value, (const Type *)&future_type))
    return NULL;
  return (Future *)value.object;
}

Task *current_task(Loop *loop) {
  Futures *all = loop_futures(loop);
  return all->current_task;
}

static Task *make(Loop *loop, Coroutine *c) {
  Task *task = future_create(sizeof(Task), &type_of_tasks, loop);
  c->owner = task;
  task->coroutine = c;
  made_so_far += 1;
  task->number = made_so_far;
  trace_task(c, task, trace_on ? task_name(task) : NULL);
  step_soon(task, nothing());
  return task;
}

Task *loop_create_task(Loop *loop, Coroutine *coroutine) {
  stack_expect_live(coroutine, "loop_create_task");
  bool closed = loop == NULL || loop_is_closed(loop);
  if (closed) {
    coroutine_let_go(coroutine);
    return NULL;
  }
  if (coroutine->owner != NULL)
    misuse("loop_create_task: %s() is owned by %s already",
           symbol_name((const void *)coroutine->body),
           task_name(coroutine->owner));
  return make(loop, coroutine);
}

Task *ensure_future(Loop *loop, Coroutine *coroutine) {
  if (loop == NULL)
    loop = loop_running();
  return loop_create_task(loop, coroutine);
}

void task_free(Task *self) {
  Future *future = (Future *)self;
  future_free(future);
}

// -- running the loop for a future --------------------------------------------
static void stop_when_done(Future *future, void *arg) {
  Outcome o = future_exception(future);
  (void)arg;
  if (ends_the_run(o))
    return;
  loop_stop(future->loop);
}

static Outcome result_after(Outcome run, Future *future) {
  bool done = future_done(future);
  if (run.how != RAISED)
    return done ? future_result(future)
                : raised(RuntimeError,
                         "Event loop stopped before Future completed.");
  future_exception(future);
  return run;
}

Outcome loop_run_until_complete(Loop *loop, Future *future) {
  if (loop_running() || loop_is_closed(loop))
    return loop_run_forever(loop);
  if (loop != future->loop)
    return raised(ValueError, "The future belongs to a different loop than "
                              "the one specified as the loop argument");
  future_add_done_callback(future, stop_when_done, loop);
  future_take_reference(future);
  Outcome run = loop_run_forever(loop);
  future_remove_done_callback(future, stop_when_done, loop);
  run = result_after(run, future);
  future_give_back_reference(future);
  return run;
}
