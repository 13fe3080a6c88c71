// plain.c: a value sent over an iterator that has only next
//
// def outer(): yield from Countdown(3)
#include "03-yield-from/yield_from.h"
#include "trace.h"

// class Countdown: an iterator with nothing but __next__
typedef struct Countdown {
  Iterator iterator;
  int left;
} Countdown;

static Outcome countdown_next(Iterator *iterator) {
  Countdown *self = (Countdown *)iterator;
  return self->left ? yielded(value_int(self->left--)) : returned(value_none());
}

static const IteratorType countdown_type = {.base = {.name = "Countdown"},
                                            .next = countdown_next};

static Outcome outer(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

int main(void) {
  Countdown countdown = {.iterator = {&countdown_type}, .left = 3};
  Coroutine *g = coroutine_new(outer, &countdown);
  print("%s", str(coroutine_next(g).value));
  print("%s", str(coroutine_next(g).value));
  Outcome o = coroutine_send(g, value_str("hi"));
  print("%s", o.how == RAISED ? error_type_name(o.error.type) : str(o.value));
  coroutine_free(g);
}
