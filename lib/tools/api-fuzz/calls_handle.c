#include "bodies.h"
#include "calls.h"
#include "rules.h"

static Node *any_node(Caller *self) {
  Node *node = thing_pick(NODE, &self->dice, node_usable);
  if (node && node->loop->loop)
    uses_loop(self, node->loop);
  return node;
}

static bool call_cancel(Caller *self) {
  Node *node = any_node(self);
  if (!node)
    return false;
  say(self, "handle_cancel(%s)", thing_name(node));
  handle_cancel(node->handle);
  node->cancelled = !node->ran;
  return true;
}

static bool call_cancelled(Caller *self) {
  Node *node = any_node(self);
  if (!node)
    return false;
  say(self, "handle_cancelled(%s)", thing_name(node));
  bool cancelled = came_int(handle_cancelled(node->handle));
  must(!cancelled || node->cancelled, "%s is cancelled, but nobody did it",
       thing_name(node));
  return true;
}

static bool call_when(Caller *self) {
  Node *node = any_node(self);
  if (!node)
    return false;
  say(self, "handle_when(%s)", thing_name(node));
  handle_when(node->handle);
  return true;
}

// -- a hundred timers ---------------------------------------------------------
// More than a hundred, of which more than half are cancelled: then the loop
// drops these all at once.

static bool call_later_crowd(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, loop_there);
  if (!loop || loop->crowded)
    return false;
  uses_loop(self, loop);
  say(self, "loop_call_later(%s, ..., callback_idle, NULL) %d times",
      thing_name(loop), CROWD);
  loop->crowded = true;
  for (int i = 0; i < CROWD; i++)
    loop->crowd[i] = loop_call_later(
        loop->loop, dice_roll(&self->dice, 40) / 8.0, callback_idle, NULL);
  return true;
}

static bool crowded_loop(const void *thing) {
  const LoopThing *self = thing;
  return self->loop && self->crowded;
}

static bool call_cancel_crowd(Caller *self) {
  LoopThing *loop = thing_pick(LOOP, &self->dice, crowded_loop);
  if (!loop)
    return false;
  uses_loop(self, loop);
  say(self, "handle_cancel() of most of the %d", CROWD);
  loop->crowded = false;
  for (int i = 0; i < CROWD; i++)
    if (!dice_once_in(&self->dice, 4))
      handle_cancel(loop->crowd[i]);
  return true;
}

const ApiCall handle_calls[] = {
    {"handle_cancel", call_cancel, ANYWHERE, 5, 4},
    {"handle_cancelled", call_cancelled, ANYWHERE, 2, 2},
    {"handle_when", call_when, ANYWHERE, 1, 1},
    {"loop_call_later, a crowd", call_later_crowd, ANYWHERE, 1, 1},
    {"handle_cancel, a crowd", call_cancel_crowd, ANYWHERE, 2, 2},
    {0},
};
