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

typedef struct Resumed {
  Body *body; // NULL: there is none
  Coroutine *coroutine;
  bool by_hand, refused; // the first: before this
} Resumed;

// Also one that a task owns, or that another body delegates to: these then find
// it somewhere else than where they left it.
static Resumed resumed_body(Caller *self) {
  Body *body = thing_pick(BODY, &self->dice, body_usable);
  if (!body)
    return (Resumed){.body = NULL};
  Resumed r = {.body = body, .coroutine = body_coroutine(body)};
  Outcome instead;
  r.by_hand = body->by_hand;
  r.refused = generator_refuses(&r.coroutine->generator, &instead);
  if (body->task)
    uses_loop(self, body->task->loop);
  if (!r.refused) {
    body->strayed |= body->task || body->delegator;
    body->runs_by_hand = true;
    if (body->task)
      body->task->settled = true; // a step would find it running
  }
  body->by_hand = true;
  return r;
}

static bool came_back(Resumed *self, Outcome o) {
  Body *body = self->body;
  came(o);
  body->by_hand = self->by_hand;
  if (self->refused)
    return true;
  body->runs_by_hand = false;
  if (body->owner == OF_TASK && !self->coroutine->owner)
    body_let_go(body); // its task has ended
  return true;
}

static bool call_next(Caller *self) {
  Resumed r = resumed_body(self);
  if (!r.body)
    return false;
  say(self, "coroutine_next(%s)", thing_name(r.body));
  return came_back(&r, coroutine_next(r.coroutine));
}

static bool call_iterator_next(Caller *self) {
  Resumed r = resumed_body(self);
  if (!r.body)
    return false;
  say(self, "iterator_next(%s)", thing_name(r.body));
  return came_back(&r, iterator_next(&r.coroutine->iterator));
}

static bool call_send(Caller *self) {
  Resumed r = resumed_body(self);
  if (!r.body)
    return false;
  say(self, "coroutine_send(%s, ...)", thing_name(r.body));
  Value value = any_value(&self->dice);
  return came_back(&r, coroutine_send(r.coroutine, value));
}

static bool call_throw(Caller *self) {
  Resumed r = resumed_body(self);
  if (!r.body)
    return false;
  Error error = any_error(&self->dice);
  say(self, "coroutine_throw(%s, %s)", thing_name(r.body),
      error_type_name(error.type));
  return came_back(&r, coroutine_throw(r.coroutine, error));
}

static bool call_close(Caller *self) {
  Resumed r = resumed_body(self);
  if (!r.body)
    return false;
  say(self, "coroutine_close(%s)", thing_name(r.body));
  closing++;
  Outcome o = coroutine_close(r.coroutine);
  closing--;
  return came_back(&r, o);
}

void call_coroutine_free(Caller *self, Body *body) {
  say(self, "coroutine_free(%s)", thing_name(body));
  body->owner = FREEING;
  body->by_hand = true;
  closing++;
  coroutine_free(body->coroutine);
  closing--;
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
