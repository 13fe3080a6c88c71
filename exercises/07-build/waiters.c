#include "07-queues/waiters.h"

#include "trace.h"

#include "exercises/todo.h"

static void append(Waiters *self, Waiter *waiter) {
  TODO; // your code
}

static void take_out(Waiters *self, const Waiter *waiter) {
  TODO; // your code
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

// Waits at the end of the queue for a call. RETURNED None when it came; RAISED
// CancelledError, or RuntimeError when no loop runs or when others have waited
// here in another loop. *called says whether the call had come, even if the
// error came after it: then the caller has to pass it on. NULL: he need not
// know.
Outcome waiters_wait(Waiters *self, Coroutine *caller, bool *called) {
  TODO; // your code
}

// Calls this one: its future is worth `value` from now on. False when it is
// done already, called or cancelled.
bool waiter_call(Waiter *self, Value value) {
  TODO; // your code
}

// Calls the oldest that is not done, or so many of them; how many there were.
size_t waiters_call(Waiters *self, size_t most, Value value) {
  TODO; // your code
}

// Is anybody there who was not cancelled? One that was called and has not gone
// on yet counts.
bool waiters_any(const Waiters *self) {
  TODO; // your code
}
