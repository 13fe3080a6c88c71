#include "07-queues/waiters.h"

#include "trace.h"

static void append(Waiters *self, Waiter *waiter) {
  waiter->before = self->last;
  if (self->last)
    self->last->next = waiter;
  else
    self->first = waiter;
  self->last = waiter;
  if (!self->uncalled)
    self->uncalled = waiter;
  if (trace_on)
    trace_record_line(TRACE_LINE_UP, self, waiter->future);
}

static void take_out(Waiters *self, const Waiter *waiter) {
  if (waiter->before)
    waiter->before->next = waiter->next;
  else
    self->first = waiter->next;
  if (waiter->next)
    waiter->next->before = waiter->before;
  else
    self->last = waiter->before;
  if (self->uncalled == waiter)
    self->uncalled = waiter->next;
  if (trace_on)
    trace_record_line(TRACE_LEAVE_LINE, self, waiter->future);
}

// _LoopBoundMixin._get_loop: a future of one loop calls nobody in another.
static Outcome bind_to_loop(Waiters *self) {
  Loop *loop = loop_running();
  if (!loop)
    return raised(RuntimeError, "no running event loop");
  if (!self->loop && trace_on)
    trace_record_new_line(self);
  if (!self->loop)
    self->loop = loop->number;
  if (self->loop != loop->number)
    return raised(RuntimeError, "is bound to a different event loop");
  return returned(value_none());
}

Outcome waiters_wait(Waiters *self, Coroutine *caller, bool *called) {
  TRY(bind_to_loop(self));
  Waiter waiter = {.future = future_new(loop_running())};
  append(self, &waiter);
  Outcome o = await(caller, waiter.future);
  take_out(self, &waiter); // finally: the frame with the waiter goes
  if (called)
    *called = future_done(waiter.future) && !future_cancelled(waiter.future);
  future_cancel(waiter.future); // the coroutine was closed while it waited
  future_free(waiter.future);
  return ended(o);
}

bool waiter_call(Waiter *self, Value value) {
  if (future_done(self->future))
    return false;
  future_set_result(self->future, value);
  return true;
}

size_t waiters_call(Waiters *self, size_t most, Value value) {
  size_t calls = 0;
  for (; self->uncalled && calls < most; self->uncalled = self->uncalled->next)
    calls += waiter_call(self->uncalled, value);
  return calls;
}

bool waiters_any(const Waiters *self) {
  for (const Waiter *w = self->first; w; w = w->next)
    if (!future_cancelled(w->future))
      return true;
  return false;
}
