#include "standing.h"

int closing;

LoopThing *body_may_wait(const Body *self) {
  return self && !closing && !self->leaving ? loop_thing(loop_running()) : NULL;
}

// -- by whom it is resumed ----------------------------------------------------

bool body_in_step(const Body *self) {
  while (!self->by_hand && self->delegator)
    self = self->delegator;
  return !self->by_hand && self->task;
}

// The one whose step the loop is in, or NULL. Of several that have had this
// address it is the newest.
static Promise *task_running(void) {
  Task *task = loop_running() ? current_task(loop_running()) : NULL;
  Promise *p, *found = NULL;
  for (int i = 0; task && (p = thing_at(PROMISE, i)); i++)
    if (p->future == &task->future)
      found = p;
  return found;
}

// The task in whose step this body runs, and which will be told what it awaits.
Promise *body_task(const Body *self) {
  while (!self->strayed && !self->by_hand && self->delegator)
    self = self->delegator;
  bool sure = !self->strayed && !self->by_hand && self->task;
  return sure && self->task == task_running() ? self->task : NULL;
}

// -- what ends a wait ---------------------------------------------------------

// A task is done when its body has ended. One that has not begun ends without;
// and one that is asked to cancel itself hands that on to what it awaits next.
static void may_be_done(Promise *self) {
  self->cancelled = true;
  if (!self->body || !self->body->started)
    self->settled = true;
}

// A task may be waiting for whatever anybody ever awaited.
void promise_settles(Promise *self) {
  may_be_done(self);
  Promise *p;
  bool all = self->of_others;
  for (int i = 0; self->body && (p = thing_at(PROMISE, i)); i++)
    all |= p->of_others; // perhaps it waits for that
  for (int i = 0; (self->body || all) && (p = thing_at(PROMISE, i)); i++)
    if (p->awaited || all)
      may_be_done(p);
}

// -- coming and going ---------------------------------------------------------

// A task holds what it awaits by a callback, or refuses it; nobody else does.
bool body_may_await(const Body *self, const Promise *promise) {
  return !promise->loop->freeing && (promise->held || body_task(self));
}

void promise_is_yielded(Promise *self) {
  Promise *task = task_running();
  self->awaited = true;
  if (task && task->cancelled)
    promise_settles(task);
}

void body_awaits(Body *self, Promise *promise) {
  const Promise *task = body_task(self);
  promise_is_yielded(promise);
  if (task && task->loop != promise->loop)
    self->refused = promise;
  if (task)
    return;
  self->pinned = promise;
  promise->pins++;
  self->pinned_loop = promise->loop;
}

void body_sleeps(Body *self) {
  if (!body_task(self))
    self->pinned_loop = loop_thing(loop_running());
}

void body_delegates(Body *self, Body *sub) {
  self->sub = sub;
  sub->pins++;
  if (sub->delegator)
    sub->strayed = true; // it has two
  else
    sub->delegator = self;
}

void body_iterates(Body *self, GeneratorThing *sub) {
  self->generator = sub;
  sub->pins++;
}

void body_is_back(Body *self) {
  if (self->pinned)
    self->pinned->pins--;
  if (self->sub) {
    self->sub->pins--;
    if (self->sub->delegator == self)
      self->sub->delegator = NULL;
  }
  if (self->generator)
    self->generator->pins--;
  self->pinned = self->refused = NULL;
  self->pinned_loop = NULL;
  self->sub = NULL;
  self->generator = NULL;
}

void body_let_go(Body *self) {
  self->owner = MINE;
  self->task = NULL;
}

void body_gone(Body *self) {
  Body *sub = self->sub;
  bool takes = sub && sub->owner == TAKEN;
  if (self->runs_by_hand) {
    body_let_go(self);
    return;
  }
  self->owner = GONE;
  body_is_back(self);
  if (takes)
    body_gone(sub);
}

// -- a loop that goes ---------------------------------------------------------

// A loop that closes closes the coroutines of its tasks, and these close those
// to whom they delegate.
static bool closes_with(const Body *self, const LoopThing *loop) {
  if (self->task && self->task->loop == loop)
    return true;
  Body *b;
  for (int i = 0; (b = thing_at(BODY, i)); i++)
    if (b->sub == self && closes_with(b, loop))
      return true;
  return false;
}

// Does somebody stand in something of this loop who will not be closed with it?
bool loop_pinned(const LoopThing *self) {
  Body *b;
  for (int i = 0; (b = thing_at(BODY, i)); i++)
    if (b->pinned_loop == self && !closes_with(b, self))
      return true;
  return false;
}
