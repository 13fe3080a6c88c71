#include "adapter_call.h"

#include <stdlib.h>

#include "die.h"

static Outcome call_body(Coroutine *self, void *arg) {
  Call *call = arg;
  return call->body(call, self);
}

Call *call_new(Call given) {
  Call *self = allocate(sizeof *self);
  *self = given;
  self->coroutine = coroutine_new(call_body, self);
  return self;
}

// -- what Python calls --------------------------------------------------------

// RETURNED: goes on; RAISED: this is thrown at it.
Outcome adapter_call_resume(Call *self, Outcome letter) {
  return letter.how == RAISED ? coroutine_throw(self->coroutine, letter.error)
                              : coroutine_next(self->coroutine);
}

void adapter_call_free(Call *self) {
  coroutine_free(self->coroutine);
  free(self);
}
