// metronome.c: something that happens at a fixed rate
#include "exercise.h"

static void tick(Loop *loop, void *arg) {
  Metronome *self = arg;
  // From the last deadline, and before the beat: it may take long, and it may
  // stop us.
  self->next += self->period;
  self->handle = loop_call_at(loop, self->next, tick, self);
  self->beat(loop, self->arg);
}

void metronome_start(Metronome *self, Loop *loop) {
  self->next = loop_time(loop) + self->period;
  self->handle = loop_call_at(loop, self->next, tick, self);
}

void metronome_stop(Metronome *self) { handle_cancel(self->handle); }
