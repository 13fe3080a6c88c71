#include "06-together/shield.h"

// Both callbacks are told of the other future, and hold a reference to it.
static void inner_done(Future *inner, void *arg) {
  Future *outer = arg;
  Outcome o = future_result(inner); // somebody has looked at its exception
  // If who waited was cancelled, it takes nothing else, and nobody will know.
  if (future_cancelled(inner))
    future_cancel(outer);
  else if (o.how == RAISED)
    future_set_exception(outer, o.error);
  else
    future_set_result(outer, o.value);
  future_give_back_reference(outer);
}

static void outer_done(Future *outer, void *arg) {
  Future *inner = arg;
  if (future_remove_done_callback(inner, inner_done, outer))
    future_give_back_reference(outer);
  future_give_back_reference(inner);
}

Future *shield(Future *inner) {
  future_take_reference(inner);
  if (future_done(inner))
    return inner;
  Future *outer = future_new(inner->loop);
  future_take_reference(outer);
  future_add_done_callback(inner, inner_done, outer);
  future_add_done_callback(outer, outer_done, inner);
  return outer;
}
