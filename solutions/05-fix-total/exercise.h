// exercise.h: what total.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

enum { MOST_SHOPS = 20 };

typedef struct Inquiry {
  CoroutineBody *ask; // await ask(shop): a price, an int; or an error
  void *shops[MOST_SHOPS];
  int count;
} Inquiry;

// Asks all shops of an Inquiry at the same time, and adds up what they answer:
// RETURNED the sum, as soon as the last one has answered. If some raise, RAISED
// the error of the first of them in the list, when all have ended. Who cancels
// total() cancels the shops that have not answered: RAISED CancelledError,
// whatever some have raised before, when all have ended. Nothing stays behind.
//
// async def total(inquiry):
Outcome total(Coroutine *self, void *inquiry);

#endif
