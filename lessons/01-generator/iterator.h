// iterator.h: the protocol that everything in this kit speaks.
//
// An iterator is an object whose type says how to get its next value. That is
// all a `for` loop needs: it asks next() until the answer is RETURNED, which
// is Python's StopIteration. The other three slots of the type are for what
// comes in lesson 2; a type that does not offer one leaves it NULL.
//
// To make your own iterator, put an Iterator first in your struct and point
// its `type` to a constant IteratorType. Keep it finished once it is: whoever
// asks again after RETURNED gets RETURNED again, and no more values.
//
// Python: PEP 234 for the protocol, PEP 342 for send, throw and close.
#ifndef ITERATOR_H
#define ITERATOR_H

#include "value.h"

typedef struct Iterator Iterator;

typedef struct IteratorType {
  Type base; // its name, as Python's type(x).__name__
  Outcome (*next)(Iterator *self);
  Outcome (*send)(Iterator *self, Value value);
  Outcome (*throw)(Iterator *self, Error error);
  Outcome (*close)(Iterator *self);
} IteratorType;

struct Iterator {
  const IteratorType *type;
};

// Python's next(it): YIELDED the next value; RETURNED when there is none,
// with the value of the StopIteration; RAISED what went wrong on the way.
static inline Outcome iterator_next(Iterator *self) {
  return self->type->next(self);
}

#endif
