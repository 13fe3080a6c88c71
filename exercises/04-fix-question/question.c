// question.c: a wait that ends by an answer or by patience
#include "exercise.h"

static void comes(Loop *loop, void *arg) {
  (void)loop;
  Question *self = arg;
  self->result = self->answer;
}

void question_ask(Loop *loop, void *arg) {
  Question *self = arg;
  self->result = NULL;
  self->coming = loop_call_later(loop, self->takes, comes, self);
  // Wait for it.
  double end = loop_time(loop) + PATIENCE;
  while (!self->result && loop_time(loop) < end)
    clock_sleep(loop->clock, 0.5);
  if (!self->result)
    self->result = "no answer";
  self->done(loop, self);
}
