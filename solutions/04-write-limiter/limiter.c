// limiter.c: a rate limiter on one timer
#include "exercise.h"

// Makes the oldest call, when its time has come.
static void make_call(Loop *loop, void *arg) {
  Limiter *self = arg;
  Call call = self->calls[self->first];
  self->first = (self->first + 1) % LIMITER_ROOM;
  self->count--;
  // Before the call, which may take long, and may want another one.
  self->free_at = loop_time(loop) + self->gap;
  if (self->count > 0)
    self->handle = loop_call_at(loop, self->free_at, make_call, self);
  call.callback(loop, call.arg);
}

void limiter_init(Limiter *self, Loop *loop, double gap) {
  *self = (Limiter){.loop = loop, .gap = gap, .free_at = loop_time(loop)};
}

bool limiter_call(Limiter *self, Callback *callback, void *arg) {
  if (self->count == LIMITER_ROOM)
    return false;
  int last = (self->first + self->count++) % LIMITER_ROOM;
  self->calls[last] = (Call){callback, arg};
  // A time in the past is due at once. If others wait, there is a timer.
  if (self->count == 1)
    self->handle = loop_call_at(self->loop, self->free_at, make_call, self);
  return true;
}

void limiter_clear(Limiter *self) {
  handle_cancel(self->handle);
  self->count = 0;
}
