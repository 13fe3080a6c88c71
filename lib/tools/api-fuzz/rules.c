#include "rules.h"

#include "standing.h"

static bool running(Generator *generator) {
  Outcome instead; // generator->state is not kept by every implementation
  return generator_refuses(generator, &instead) && instead.how == RAISED;
}

// -- loops --------------------------------------------------------------------

bool loop_there(const void *thing) {
  const LoopThing *self = thing;
  return self->loop;
}

bool loop_may_be_freed(const void *thing) {
  const LoopThing *self = thing;
  return self->loop && !loop_is_running(self->loop) && !self->busy &&
         !loop_pinned(self);
}

// -- futures and tasks --------------------------------------------------------

int promise_callbacks(const Promise *self) {
  int count = 0;
  for (int i = 0; i < 2; i++)
    count += self->registrations[i].count[0] + self->registrations[i].count[1];
  return count;
}

bool promise_usable(const void *thing) {
  const Promise *self = thing;
  if (!self->future || !self->loop->loop)
    return false;
  return self->held || !self->settled || promise_callbacks(self);
}

bool task_usable(const void *thing) {
  const Promise *self = thing;
  return self->body && promise_usable(self);
}

static bool may_be_freed(const Promise *self) {
  return self->held && !self->pins && promise_usable(self);
}

bool future_may_be_freed(const void *thing) {
  const Promise *self = thing;
  return !self->body && may_be_freed(self);
}

bool task_may_be_freed(const void *thing) {
  const Promise *self = thing;
  return self->body && may_be_freed(self);
}

// -- coroutines ---------------------------------------------------------------

Coroutine *body_coroutine(const Body *self) {
  if (self->owner == GONE || self->owner == TAKEN)
    return NULL;
  if (self->owner != OF_TASK)
    return self->coroutine;
  if (!promise_usable(self->task))
    return NULL;
  return ((Task *)self->task->future)->coroutine;
}

bool body_running(const Body *self) {
  Coroutine *c = body_coroutine(self);
  return c && running(&c->generator);
}

// Does it stand, perhaps through others, in an await that its task has refused?
// It will hear so; the future may be gone before.
static bool is_refused(const Body *self) {
  while (self && !self->refused)
    self = self->sub;
  return self;
}

// What is being freed, its own callees may still try to resume.
bool body_usable(const void *thing) {
  const Body *self = thing;
  if (!body_coroutine(self) || is_refused(self))
    return false;
  return self->owner == MINE || body_running(self) || self->owner == OF_TASK;
}

bool body_may_be_lent(const void *thing) {
  const Body *self = thing;
  return self->owner == MINE && !is_refused(self);
}

bool body_may_be_freed(const void *thing) {
  const Body *self = thing;
  return self->owner == MINE && !self->pins && !body_running(self);
}

bool body_may_be_given(const void *thing) {
  const Body *self = thing;
  return self->owner == MINE && !self->pins;
}

// -- the others ---------------------------------------------------------------

bool generator_usable(const void *thing) {
  const GeneratorThing *self = thing;
  return self->generator;
}

bool generator_may_be_freed(const void *thing) {
  const GeneratorThing *self = thing;
  return self->generator && !self->pins && !running(self->generator);
}

// A ticket may be asked as long as its loop is there; one without a loop
// always.
bool node_usable(const void *thing) {
  const Node *self = thing;
  return self->loop->loop || !self->handle.slots;
}

bool anything(const void *thing) { return thing; }
