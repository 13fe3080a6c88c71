// countdown.c: an iterator written by hand
//
// Python's twin is countdown.py. Everything that the iterator must remember
// between two calls stands in a struct; the loop is turned inside out.
#include "01-generator/iterator.h"
#include "trace.h"

typedef struct Countdown {
  Iterator iterator; // first: a Countdown is an Iterator
  int left;
} Countdown;

// def __next__(self):
static Outcome countdown_next(Iterator *iterator) {
  Countdown *self = (Countdown *)iterator;
  if (self->left == 0)
    return returned(value_none());
  return yielded(value_int(self->left--));
}

static const IteratorType countdown_type = {.base = {.name = "Countdown"},
                                            .next = countdown_next};

// A generator reports to the record by itself. What is written by hand does
// not, so here it is done by whoever asks: the picture shows both.
static Outcome ask(Iterator *it) {
  trace_in(TRACE_NEXT, it, returned(value_none()));
  Outcome o = iterator_next(it);
  trace_out(o);
  return o;
}

int main(void) {
  Countdown countdown = {.iterator = {&countdown_type}, .left = 3};
  Iterator *it = &countdown.iterator;
  trace_actor(it, ACTOR_GENERATOR, NULL, NULL);
  // for n in Countdown(3):
  for (Outcome o = ask(it); o.how == YIELDED; o = ask(it))
    print("%s", str(o.value));
  print("lift-off");
}
