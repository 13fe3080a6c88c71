// Shields, in lesson 6, as somebody else would write them.
#include "06-together/shield.h"

static void pass_on(Future *from, Future *to) {
  Outcome o = future_result(from);
  if (future_cancelled(from))
    future_cancel(to);
  else if (o.how == RETURNED)
    future_set_result(to, o.value);
  else
    future_set_exception(to, o.error);
}

static void inner_done(Future *inner, void *outer) {
  pass_on(inner, outer);
  future_give_back_reference(outer);
}

static void outer_done(Future *outer, void *inner) {
  int n = future_remove_done_callback(inner, inner_done, outer);
  while (n-- > 0)
    future_give_back_reference(outer);
  future_give_back_reference(inner);
}

Future *shield(Future *inner) {
  Future *outer = inner;
  if (!future_done(inner)) {
    outer = future_new(inner->loop);
    future_add_done_callback(outer, outer_done, inner);
    future_add_done_callback(inner, inner_done, outer);
    future_take_reference(outer);
  }
  future_take_reference(inner);
  return outer;
}
