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

// dish = yield from course(question)
static Outcome ask_for(Coroutine *self, const char *question) {
  return delegate(self, coroutine_new(course, (void *)question));
}

Outcome dinner(Coroutine *self, void *arg) {
  Table *table = arg;
  table->taken = true; // given back behind `finally`
  const char *starter;
  Outcome o = ask_for(self, "starter?");
  if (o.how == RAISED)
    goto finally;
  starter = value_as_str(o.value);
  o = ask_for(self, "main dish?");
  if (o.how == RAISED)
    goto finally;
  o = returned(
      value_str(message_format("%s, then %s", starter, value_as_str(o.value))));
finally:
  table->taken = false;
  return o;
}
