// exercise.h: what booking.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

typedef struct Show {
  int free; // seats that nobody has; never negative
} Show;

typedef struct Booking {
  Show *show;
  int seats;
  double seconds; // that the bank takes
  bool refused;   // what the bank will say
} Booking;

// The bank's: waits, and is worth None; or RAISED ValueError "refused". Whoever
// has paid must get his seats: there is no way to give money back.
//
// async def pay(booking):
Outcome pay(Coroutine *self, Booking *booking);

// Books the seats of a Booking: RETURNED how many, and they are no longer free;
// or RAISED, and they are, but no others: ValueError "sold out" when there are
// not so many, and then nobody has paid; what pay() raises; CancelledError.
// Many bookings run at the same time, each in a task, and none waits for
// another one's bank.
//
// async def book(booking):
Outcome book(Coroutine *self, void *booking);

#endif
