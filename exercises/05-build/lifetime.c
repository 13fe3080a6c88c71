#include "05-tasks/lifetime.h"

#include <stdio.h>

#include "die.h"
#include "misuse.h"
#include "stack.h"

#include "exercises/todo.h"

// -- one future -------------------------------------------------------------

// A future as the first member of something larger, with `size` bytes in all,
// zeroed behind the Future. Owned by the caller; borrows the loop.
void *future_create(size_t size, const FutureType *type, Loop *loop) {
  TODO; // your code
}

static void report_unnoticed(Future *self) {
  if (!self->unnoticed)
    return;
  self->unnoticed = false;
  loop_call_exception_handler(
      self->loop, &(ExceptionContext){.message = message_format(
                                          "%s exception was never retrieved",
                                          self->iterator.type->base.name),
                                      .error = self->outcome.error,
                                      .future = self});
}

static void destroy(Future *self) {
  TODO; // your code
}

void future_take_reference(Future *self) { self->references++; }

void future_give_back_reference(Future *self) {
  TODO; // your code
}

// Gives the maker's reference back; NULL is fine.
void future_free(Future *self) {
  TODO; // your code
}

// -- all futures of a loop ----------------------------------------------------

static void report_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (future_type_of(f)->is_task && f->state == PENDING)
      fprintf(stderr, "  pending: %s\n", future_type_of(f)->repr(f));
}

static void close_all(Loop *loop) {
  TODO; // your code
}

// The exception handler hears of all exceptions while all futures are there.
static void free_all(Loop *loop) {
  TODO; // your code
}

Futures *loop_futures(Loop *loop) {
  TODO; // your code
}
