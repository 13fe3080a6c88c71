// The line of those who wait, in lesson 7, as somebody else would write it.
#include "07-queues/waiters.h"

#include "trace.h"

static Outcome bind_to_loop(Waiters *self) {
  Loop *running = loop_running();
  if (running == NULL)
    return raised(RuntimeError, "no running event loop");
  if (self->loop != 0 && self->loop != running->number)
    return raised(RuntimeError, "is bound to a different event loop");
  if (trace_on && self->loop == 0)
    trace_record_new_line(self);
  self->loop = running->number;
  return returned(value_none());
}

static void append(Waiters *self, Waiter *waiter) {
  Waiter *before = self->last;
  waiter->before = before;
  waiter->next = NULL;
  *(before ? &before->next : &self->first) = waiter;
  self->last = waiter;
  if (self->uncalled == NULL)
    self->uncalled = waiter;
  if (trace_on)
    trace_record_line(TRACE_LINE_UP, self, waiter->future);
}

static void take_out(Waiters *self, const Waiter *waiter) {
  Waiter **here = waiter->before ? &waiter->before->next : &self->first;
  Waiter **back = waiter->next ? &waiter->next->before : &self->last;
  *here = waiter->next;
  *back = waiter->before;
  self->uncalled = self->uncalled == waiter ? waiter->next : self->uncalled;
  if (trace_on)
    trace_record_line(TRACE_LEAVE_LINE, self, waiter->future);
}

Outcome waiters_wait(Waiters *self, Coroutine *caller, bool *called) {
  Outcome o = bind_to_loop(self);
  if (o.how == RAISED)
    return o;
  Waiter me = {0};
  me.future = future_new(loop_running());
  append(self, &me);
  o = await(caller, me.future);
  take_out(self, &me);
  bool was_called = future_done(me.future) && !future_cancelled(me.future);
  if (!future_done(me.future))
    future_cancel(me.future);
  future_free(me.future);
  if (called != NULL)
    *called = was_called;
  return ended(o);
}

bool waiter_call(Waiter *self, Value value) {
  bool waits = !future_done(self->future);
  if (waits)
    future_set_result(self->future, value);
  return waits;
}

size_t waiters_call(Waiters *self, size_t most, Value value) {
  size_t calls = 0;
  Waiter *w = self->uncalled;
  while (w != NULL && calls != most) {
    if (waiter_call(w, value))
      calls++;
    w = w->next;
  }
  self->uncalled = w;
  return calls;
}

bool waiters_any(const Waiters *self) {
  const Waiter *w = self->first;
  while (w != NULL && future_cancelled(w->future))
    w = w->next;
  return w != NULL;
}
