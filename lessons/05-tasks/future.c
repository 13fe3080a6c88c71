#include "05-tasks/future.h"

#include <assert.h>

#include "die.h"
#include "trace.h"

// -- life -------------------------------------------------------------------

void future_destroy(Future *self) {
  *self->link = self->next;
  if (self->next)
    self->next->link = self->link;
  else
    loop_futures(self->loop)->last = self->link;
  if (self->unnoticed)
    loop_call_exception_handler(
        self->loop,
        message_format("%s exception was never retrieved",
                       self->iterator.type->base.name),
        self->outcome.error);
  for (Done *d = self->callbacks, *next; d; d = next) { // loop_free() only
    next = d->next;
    if (d != &self->first_callback)
      free(d);
  }
  free(self);
}

static void give_back(Future *self) {
  if (--self->holds == 0 && self->state != PENDING)
    future_destroy(self);
}

void future_init(Future *self, const FutureType *type, Loop *loop) {
  Futures *all = loop_futures(loop);
  self->iterator.type = &type->base;
  self->loop = loop;
  self->holds = 1;
  self->last_callback = &self->callbacks;
  self->link = all->last;
  *all->last = self;
  all->last = &self->next;
}

void future_free(Future *self) {
  if (!self)
    return;
  assert(!self->freed && "its maker gives a future back once");
  self->freed = true;
  give_back(self);
}

// -- done callbacks ---------------------------------------------------------

static void run_done_callback(Loop *loop, void *arg) {
  Done *done = arg;
  Future *self = done->future;
  self->callbacks = done->next; // they run in order: it is the first
  loop_set_current_callback(loop, (const void *)done->callback);
  done->callback(self, done->arg);
  if (done != &self->first_callback)
    free(done);
  else
    done->callback = NULL;
  give_back(self);
}

static bool schedule(Done *done) {
  trace_bind(done, (const void *)done->callback, done->arg);
  return loop_call_soon(done->future->loop, run_done_callback, done).slots;
}

bool future_add_done_callback(Future *self, DoneCallback *callback, void *arg) {
  Done *done = &self->first_callback;
  if (done->callback)
    done = allocate(sizeof *done);
  *done = (Done){NULL, self, callback, arg};
  if (!self->callbacks) // the tail may have run in the meantime
    self->last_callback = &self->callbacks;
  *self->last_callback = done;
  self->last_callback = &done->next;
  self->holds++;
  trace_done_callback(self, (const void *)callback, arg);
  return self->state == PENDING || schedule(done);
}

int future_remove_done_callback(Future *self, DoneCallback *callback,
                                void *arg) {
  int removed = 0;
  Done **link = self->state == PENDING ? &self->callbacks : NULL;
  while (link && *link) {
    Done *done = *link;
    if (done->callback != callback || done->arg != arg) {
      link = &done->next;
      continue;
    }
    *link = done->next;
    if (done == &self->first_callback)
      done->callback = NULL;
    else
      free(done);
    self->holds--;
    removed++;
  }
  if (link)
    self->last_callback = link;
  return removed;
}

// The state has moved: everybody who waits is told, in the next iteration.
Outcome future_settle(Future *self, FutureState state, Outcome outcome) {
  self->state = state;
  self->outcome = outcome;
  self->unnoticed = state == FINISHED && outcome.how == RAISED;
  if (trace_on)
    trace(TRACE_SET_RESULT, self, value_str(outcome_repr(outcome)));
  bool scheduled = true;
  for (Done *d = self->callbacks; d; d = d->next) // Future.__schedule_callbacks
    scheduled = schedule(d);
  Outcome o =
      scheduled ? returned(value_none()) : loop_check_closed(self->loop);
  if (self->holds == 0)
    future_destroy(self);
  return o;
}

// -- the result -------------------------------------------------------------

bool future_done(const Future *self) { return self->state != PENDING; }
bool future_cancelled(const Future *self) { return self->state == CANCELLED; }

static Outcome refuse(const Future *self, const char *operation) {
  if (((const FutureType *)self->iterator.type)->drives)
    return raised(RuntimeError,
                  message_format("%s does not support %s "
                                 "operation",
                                 self->iterator.type->base.name, operation));
  return future_done(self) ? raised(InvalidStateError, "invalid state")
                           : returned(value_none());
}

Outcome future_set_result(Future *self, Value result) {
  TRY(refuse(self, "set_result"));
  return future_settle(self, FINISHED, returned(result));
}

Outcome future_set_exception(Future *self, Error exception) {
  TRY(refuse(self, "set_exception"));
  if (error_is(exception, StopIteration))
    return raised(TypeError, "StopIteration interacts badly with generators "
                             "and cannot be raised into a Future");
  return future_settle(self, FINISHED, raised_error(exception));
}

bool future_cancel_message(Future *self, const char *message) {
  self->unnoticed = false;
  return ((const FutureType *)self->iterator.type)->cancel(self, message);
}

bool future_cancel(Future *self) { return future_cancel_message(self, ""); }

Outcome future_result(Future *self) {
  if (self->state == PENDING)
    return raised(InvalidStateError, "Result is not ready.");
  self->unnoticed = false;
  return self->outcome;
}

Outcome future_exception(Future *self) {
  if (self->state == PENDING)
    return raised(InvalidStateError, "Exception is not set.");
  Outcome o = future_result(self);
  return o.how == RAISED ? o : returned(value_none());
}

// Future.__await__: worth the result, or the future itself, to say for whom we
// wait. Only a Task answers that, and resumes us when there is a result.
Outcome future_next(Iterator *iterator) {
  Future *self = (Future *)iterator;
  if (future_done(self))
    return future_result(self);
  if (self->awaited)
    return raised(RuntimeError, "await wasn't used with future");
  self->awaited = true;
  return yielded(value_object(self));
}

// What is sent is of no use to a future, which only says whether it is done.
Outcome future_send(Iterator *self, Value value) {
  (void)value;
  return future_next(self);
}

// -- plain futures ----------------------------------------------------------

static bool cancel_plain(Future *self, const char *message) {
  if (future_done(self))
    return false;
  future_settle(self, CANCELLED, raised(CancelledError, message));
  return true;
}

static void close_plain(Future *self) { (void)self; }

static const char *waits_plain(const Future *self) {
  (void)self;
  return NULL; // only a task waits
}

const FutureType future_type = {
    {.base = {"Future"}, .next = future_next, .send = future_send},
    cancel_plain,
    close_plain,
    waits_plain,
    false};

Future *future_new(Loop *loop) {
  Future *self = allocate(sizeof *self);
  future_init(self, &future_type, loop);
  trace_actor(self, ACTOR_FUTURE, NULL, NULL);
  return self;
}

Future *value_as_future(Value value) {
  if (value.kind != OBJECT)
    return NULL;
  const Type *type = value.object->type;
  bool is_future =
      type == &future_type.base.base || type == &task_type.base.base;
  return is_future ? (Future *)value.object : NULL;
}

const char *future_state_name(const Future *self) {
  static const char *const states[] = {"pending", "cancelled", "finished"};
  return states[self->state];
}

const char *future_repr(const Future *self) {
  return text_format("<%s %s>", self->iterator.type->base.name,
                     future_state_name(self));
}
