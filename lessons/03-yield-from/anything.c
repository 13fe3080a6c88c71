// anything.c: yield from takes whatever is an iterator
//
// Python's twin is anything.py. An iterator written by hand, a generator and a
// coroutine, one after the other; main() cannot tell where one ends.
#include "03-yield-from/yield_from.h"
#include "trace.h"

// class Countdown: an iterator with nothing but __next__
typedef struct Countdown {
  Iterator iterator;
  int left;
} Countdown;

static Outcome countdown_next(Iterator *iterator) {
  Countdown *self = (Countdown *)iterator;
  if (self->left == 0)
    return returned(value_none());
  return yielded(value_int(self->left--));
}

static const IteratorType countdown_type = {.base = {.name = "Countdown"},
                                            .next = countdown_next};

// def squares(): a generator
static Outcome squares(Generator *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 2; i++)
    generator_yield(self, value_int(i * i));
  return returned(value_none());
}

// def ask(): a coroutine
static Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_str("who are you?"));
}

// def anything():
static Outcome anything(Coroutine *self, void *arg) {
  (void)arg;
  Countdown countdown = {.iterator = {&countdown_type}, .left = 2};
  TRY(yield_from(self, &countdown.iterator));

  Generator *generator = generator_new(squares, NULL);
  Outcome o = yield_from(self, &generator->iterator);
  generator_free(generator); // yield_from() only borrows
  TRY(o);

  Value name = TRY(delegate(self, coroutine_new(ask, NULL)));
  print("hello %s", str(name));
  return returned(value_none());
}

int main(void) {
  Coroutine *g = coroutine_new(anything, NULL);
  for (int i = 0; i < 5; i++)
    print("%s", str(coroutine_next(g).value));
  if (coroutine_send(g, value_str("Ada")).how == RETURNED)
    print("done");
  coroutine_free(g);
}
