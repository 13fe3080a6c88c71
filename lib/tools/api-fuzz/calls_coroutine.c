#include "bodies.h"
#include "calls.h"
#include "rules.h"
#include "standing.h"

static bool call_new(Caller *self) {
  Body *body = make_thing(self, BODY);
  if (!body)
    return false;
  say(self, "%s = coroutine_new()", thing_name(body));
  body->owner = MINE;
  body->coroutine = coroutine_new(coroutine_body, body);
  return true;
}

// -- resuming one by hand -----------------------------------------------------

// Also one that a task owns, or that another body delegates to: these then find
// it somewhere else than where they left it.
static Body *resumed_body(Caller *self, bool *before) {
  Body *body = thing_pick(BODY, &self->dice, body_usable);
  if (!body)
    return NULL;
  if (body->task)
    uses_loop(self, body->task->loop);
  if (!body_running(body)) // else it will be refused
    body->strayed |= body->task || body->delegator;
  *before = body->by_hand;
  body->by_hand = true;
  return body;
}

static bool came_back(Body *body, bool before, Outcome o) {
  came(o);
  body->by_hand = before;
  Coroutine *c = body_coroutine(body);
  if (body->task && c && c->generator.state == GENERATOR_CLOSED)
    body->task->settled = true; // in its next step
  return true;
}

static bool call_next(Caller *self) {
  bool before;
  Body *body = resumed_body(self, &before);
  if (!body)
    return false;
  say(self, "coroutine_next(%s)", thing_name(body));
  return came_back(body, before, coroutine_next(body_coroutine(body)));
}

static bool call_iterator_next(Caller *self) {
  bool before;
  Body *body = resumed_body(self, &before);
  if (!body)
    return false;
  say(self, "iterator_next(%s)", thing_name(body));
  Coroutine *c = body_coroutine(body);
  return came_back(body, before, iterator_next(&c->iterator));
}

static bool call_send(Caller *self) {
  bool before;
  Body *body = resumed_body(self, &before);
  if (!body)
    return false;
  say(self, "coroutine_send(%s, ...)", thing_name(body));
  Value value = any_value(&self->dice);
  return came_back(body, before, coroutine_send(body_coroutine(body), value));
}

static bool call_throw(Caller *self) {
  bool before;
  Body *body = resumed_body(self, &before);
  if (!body)
    return false;
  Error error = any_error(&self->dice);
  say(self, "coroutine_throw(%s, %s)", thing_name(body),
      error_type_name(error.type));
  return came_back(body, before, coroutine_throw(body_coroutine(body), error));
}

static bool call_close(Caller *self) {
  bool before;
  Body *body = resumed_body(self, &before);
  if (!body)
    return false;
  say(self, "coroutine_close(%s)", thing_name(body));
  return came_back(body, before, coroutine_close(body_coroutine(body)));
}

void call_coroutine_free(Caller *self, Body *body) {
  say(self, "coroutine_free(%s)", thing_name(body));
  body->owner = FREEING;
  body->by_hand = true;
  coroutine_free(body->coroutine);
  body_gone(body);
}

static bool call_free(Caller *self) {
  Body *body = thing_pick(BODY, &self->dice, body_may_be_freed);
  if (!body && !dice_once_in(&self->dice, 10))
    return false;
  if (body) {
    call_coroutine_free(self, body);
  } else {
    say(self, "coroutine_free(NULL)");
    coroutine_free(NULL);
  }
  return true;
}

const ApiCall coroutine_calls[] = {
    {"coroutine_new", call_new, ANYWHERE, 9, 24},
    {"coroutine_next", call_next, ANYWHERE, 5, 5},
    {"coroutine_send", call_send, ANYWHERE, 3, 3},
    {"coroutine_throw", call_throw, ANYWHERE, 3, 3},
    {"coroutine_close", call_close, ANYWHERE, 2, 2},
    {"coroutine_free", call_free, ANYWHERE, 4, 3},
    {"iterator_next, of a coroutine", call_iterator_next, ANYWHERE, 1, 1},
    {0},
};
