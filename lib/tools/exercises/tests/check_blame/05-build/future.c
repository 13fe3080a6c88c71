// The future of lesson 5 as somebody else would write it.
#include "05-tasks/future.h"

#include "die.h"
#include "trace.h"

static Outcome nothing(void) { return returned(value_none()); }

static const FutureType *type_of(const Future *f) { return future_type_of(f); }

// -- what it is ---------------------------------------------------------------
bool future_done(const Future *self) {
  if (self->state == PENDING)
    return false;
  return true;
}

bool future_cancelled(const Future *self) {
  bool cancelled = self->state == CANCELLED;
  return cancelled;
}

const char *future_state_name(const Future *self) {
  switch (self->state) {
  case PENDING:
    return "pending";
  case CANCELLED:
    return "cancelled";
  default:
    return "finished";
  }
}

static const char *repr_plain(const Future *self) {
  const char *name = self->iterator.type->base.name;
  return text_format("<%s %s>", name, future_state_name(self));
}

const char *future_repr(const Future *self) {
  const FutureType *type = type_of(self);
  return type->repr(self);
}

// -- whoever left a callback --------------------------------------------------
static void done_release(Done *done) {
  if (done == &done->future->first_callback)
    done->callback = NULL;
  else
    free(done);
}

static void run_done_callback(Loop *loop, void *arg) {
  Done *done = (Done *)arg;
  Future *f = done->future;
  f->callbacks = done->next;
  loop_set_current_callback(loop, (const void *)done->callback);
  done->callback(f, done->arg);
  done_release(done);
  future_give_back_reference(f);
}

static bool schedule(Done *done) {
  Loop *loop = done->future->loop;
  trace_bind(done, (const void *)done->callback, done->arg);
  Handle handle = loop_call_soon(loop, run_done_callback, done);
  return handle.slots != NULL;
}

static Done *done_new(Future *f, DoneCallback *callback, void *arg) {
  Done *done =
      f->first_callback.callback ? allocate(sizeof *done) : &f->first_callback;
  done->next = NULL;
  done->future = f;
  done->callback = callback;
  done->arg = arg;
  return done;
}

bool future_add_done_callback(Future *self, DoneCallback *callback, void *arg) {
  Done *done = done_new(self, callback, arg);
  if (self->callbacks == NULL)
    self->last_callback = &self->callbacks;
  *self->last_callback = done;
  self->last_callback = &done->next;
  trace_done_callback(TRACE_ADD_DONE_CALLBACK, self, (const void *)callback,
                      arg);
  future_take_reference(self);
  if (future_done(self))
    return schedule(done);
  return true;
}

static bool is_for(const Done *done, DoneCallback *callback, const void *arg) {
  return done->callback == callback && done->arg == arg;
}

int future_remove_done_callback(Future *self, DoneCallback *callback,
                                void *arg) {
  int n = 0;
  if (future_done(self))
    return 0;
  Done **place = &self->callbacks;
  while (*place) {
    Done *done = *place;
    if (is_for(done, callback, arg)) {
      *place = done->next;
      done_release(done);
      trace_done_callback(TRACE_REMOVE_DONE_CALLBACK, self,
                          (const void *)callback, arg);
      future_give_back_reference(self);
      n++;
    } else
      place = &done->next;
  }
  self->last_callback = place;
  return n;
}

static bool tell_all(Future *f) {
  bool told = true;
  Done *done = f->callbacks;
  while (done) {
    told = schedule(done);
    done = done->next;
  }
  return told;
}

Outcome future_settle(Future *self, FutureState state, Outcome outcome) {
  Outcome answer = nothing();
  future_take_reference(self);
  self->outcome = outcome;
  self->state = state;
  self->unnoticed = outcome.how == RAISED && state == FINISHED;
  if (trace_on)
    trace(TRACE_SET_RESULT, self, value_str(outcome_repr(outcome)));
  if (!tell_all(self))
    answer = loop_check_closed(self->loop);
  future_give_back_reference(self);
  return answer;
}

// -- setting it ---------------------------------------------------------------
static Outcome refuse(const Future *self, const char *operation) {
  if (type_of(self)->is_task)
    return raised_format(RuntimeError, "%s does not support %s operation",
                         self->iterator.type->base.name, operation);
  if (future_done(self))
    return raised(InvalidStateError, "invalid state");
  return nothing();
}

Outcome future_set_result(Future *self, Value result) {
  Outcome refused = refuse(self, "set_result");
  return refused.how == RAISED
             ? refused
             : future_settle(self, FINISHED, returned(result));
}

Outcome future_set_exception(Future *self, Error exception) {
  Outcome refused = refuse(self, "set_exception");
  if (refused.how == RAISED)
    return refused;
  if (exception.type != StopIteration)
    return future_settle(self, FINISHED, raised_error(exception));
  return raised(TypeError, "StopIteration interacts badly with generators "
                           "and cannot be raised into a Future");
}

static bool cancel_plain(Future *self, const char *message) {
  bool too_late = future_done(self);
  if (!too_late)
    future_settle(self, CANCELLED, raised(CancelledError, message));
  return !too_late;
}

bool future_cancel_message(Future *self, const char *message) {
  const FutureType *type = type_of(self);
  self->unnoticed = false;
  return type->cancel(self, message);
}

bool future_cancel(Future *self) {
  const char *no_message = "";
  return future_cancel_message(self, no_message);
}

// -- asking for it ------------------------------------------------------------
static Outcome look(Future *f) {
  f->unnoticed = false;
  return f->outcome;
}

Outcome future_result(Future *self) {
  return future_done(self) ? look(self)
                           : raised(InvalidStateError, "Result is not ready.");
}

Outcome future_exception(Future *self) {
  if (!future_done(self))
    return raised(InvalidStateError, "Exception is not set.");
  Outcome o = look(self);
  if (o.how != RAISED)
    o = nothing();
  return o;
}

Outcome future_next(Iterator *iterator) {
  Future *f = (Future *)iterator;
  if (!future_done(f)) {
    if (f->awaited)
      return raised(RuntimeError, "await wasn't used with future");
    f->awaited = true;
    return yielded(value_object(f));
  }
  return future_result(f);
}

Outcome future_send(Iterator *self, Value value) {
  Outcome o = future_next(self);
  (void)value;
  return o;
}

Outcome await(Coroutine *self, Future *future) {
  Iterator *sub = (Iterator *)future;
  return yield_from(self, sub);
}

const FutureType future_type = {
    .base = {{.name = "Future"}, .next = future_next, .send = future_send},
    .repr = repr_plain,
    .cancel = cancel_plain};

Future *future_new(Loop *loop) {
  Future *f = future_create(sizeof(Future), &future_type, loop);
  trace_actor(f, ACTOR_FUTURE, NULL, NULL);
  return f;
}
