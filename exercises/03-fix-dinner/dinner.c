// dinner.c: two courses, asked for by a part of the talk
#include "exercise.h"

static bool sold_out(Outcome o) {
  return o.how == RAISED && error_is(o.error, LookupError);
}

// while True:
//   try:
//     dish = yield question
//     if (yield "sure?"): return dish
//   except LookupError: pass
Outcome course(Coroutine *self, void *question) {
  for (;;) {
    Outcome dish = coroutine_yield(self, value_str(question));
    Outcome sure = dish;
    if (dish.how != RAISED)
      sure = coroutine_yield(self, value_str("sure?"));
    if (sold_out(sure))
      continue;
    TRY(sure);
    if (value_equal(sure.value, value_bool(true)))
      return dish;
  }
}

static Outcome ask_for(Coroutine *self, const char *question) {
  Coroutine *sub = coroutine_new(course, (void *)question);
  Outcome o;
  // for q in course(question): yield q
  while ((o = coroutine_next(sub)).how == YIELDED)
    TRY(coroutine_yield(self, o.value));
  coroutine_free(sub);
  return o;
}

Outcome dinner(Coroutine *self, void *arg) {
  Table *table = arg;
  table->taken = true;
  Value starter = TRY(ask_for(self, "starter?"));
  Value dish = TRY(ask_for(self, "main dish?"));
  table->taken = false;
  return returned(
      value_str(message_format("%s, then %s", str(starter), str(dish))));
}
