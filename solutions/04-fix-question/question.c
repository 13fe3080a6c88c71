// question.c: a wait that ends by an answer or by patience
#include "exercise.h"

// The answer is there. Whoever waited until now goes on from here.
static void comes(Loop *loop, void *arg) {
  Question *self = arg;
  handle_cancel(self->patience);
  self->result = self->answer;
  self->done(loop, self);
}

static void gives_up(Loop *loop, void *arg) {
  Question *self = arg;
  handle_cancel(self->coming);
  self->result = "no answer";
  self->done(loop, self);
}

void question_ask(Loop *loop, void *arg) {
  Question *self = arg;
  self->result = NULL;
  self->coming = loop_call_later(loop, self->takes, comes, self);
  self->patience = loop_call_later(loop, PATIENCE, gives_up, self);
}
