#include "05-tasks/future.h"

#include "die.h"
#include "prefetch.h"
#include "trace.h"

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
  future_give_back_reference(self);
}

static bool schedule(Done *done) {
  prefetch(done->arg, 192); // a task, which may have waited for long
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
  future_take_reference(self);
  trace_done_callback(TRACE_ADD_DONE_CALLBACK, self, (const void *)callback,
                      arg);
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
    trace_done_callback(TRACE_REMOVE_DONE_CALLBACK, self,
                        (const void *)callback, arg);
    if (done == &self->first_callback)
      done->callback = NULL;
    else
      free(done);
    future_give_back_reference(self);
    removed++;
  }
  if (link)
    self->last_callback = link;
  return removed;
}

// The state has moved: everybody who waits is told, in the next iteration. A
// future that nobody has a reference to goes at our end.
Outcome future_settle(Future *self, FutureState state, Outcome outcome) {
  future_take_reference(self);
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
  future_give_back_reference(self);
  return o;
}

// -- the result -------------------------------------------------------------

bool future_done(const Future *self) { return self->state != PENDING; }
bool future_cancelled(const Future *self) { return self->state == CANCELLED; }

static Outcome refuse(const Future *self, const char *operation) {
  if (future_type_of(self)->is_task)
    return raised_format(RuntimeError,
                         "%s does not support %s "
                         "operation",
                         self->iterator.type->base.name, operation);
  return future_done(self) ? raised(InvalidStateError, "invalid state")
                           : returned(value_none());
}

Outcome future_set_result(Future *self, Value result) {
  TRY(refuse(self, "set_result"));
  return future_settle(self, FINISHED, returned(result));
}

Outcome future_set_exception(Future *self, Error exception) {
  TRY(refuse(self, "set_exception"));
  if (exception.type == StopIteration)
    return raised(TypeError, "StopIteration interacts badly with generators "
                             "and cannot be raised into a Future");
  return future_settle(self, FINISHED, raised_error(exception));
}

bool future_cancel_message(Future *self, const char *message) {
  self->unnoticed = false;
  return future_type_of(self)->cancel(self, message);
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

Outcome await(Coroutine *self, Future *future) {
  return yield_from(self, &future->iterator);
}

const char *future_state_name(const Future *self) {
  static const char *const states[] = {"pending", "cancelled", "finished"};
  return states[self->state];
}

const char *future_repr(const Future *self) {
  return future_type_of(self)->repr(self);
}

// -- plain futures ----------------------------------------------------------

static bool cancel_plain(Future *self, const char *message) {
  if (future_done(self))
    return false;
  future_settle(self, CANCELLED, raised(CancelledError, message));
  return true;
}

static const char *repr_plain(const Future *self) {
  return text_format("<%s %s>", self->iterator.type->base.name,
                     future_state_name(self));
}

const FutureType future_type = {.base = {.base = {.name = "Future"},
                                         .next = future_next,
                                         .send = future_send},
                                .cancel = cancel_plain,
                                .repr = repr_plain};

Future *future_new(Loop *loop) {
  Future *self = future_create(sizeof *self, &future_type, loop);
  trace_actor(self, ACTOR_FUTURE, NULL, NULL);
  return self;
}
