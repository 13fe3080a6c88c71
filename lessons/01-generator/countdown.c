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

int main(void) {
  Countdown countdown = {.iterator = {&countdown_type}, .left = 3};
  Iterator *it = &countdown.iterator;
  // for n in Countdown(3):
  for (Outcome o = iterator_next(it); o.how == YIELDED; o = iterator_next(it))
    print("%s", str(o.value));
  print("lift-off");
}
