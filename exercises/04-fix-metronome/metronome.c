// metronome.c: something that happens at a fixed rate
#include "exercise.h"

static void tick(Loop *loop, void *arg) {
  Metronome *self = arg;
  self->beat(loop, self->arg);
  self->handle = loop_call_later(loop, self->period, tick, self);
}

void metronome_start(Metronome *self, Loop *loop) {
  self->handle = loop_call_later(loop, self->period, tick, self);
}

void metronome_stop(Metronome *self) { handle_cancel(self->handle); }
