// booking.c: seats for a show, while the bank takes its time
#include "exercise.h"

Outcome book(Coroutine *self, void *arg) {
  Booking *booking = arg;
  Show *show = booking->show;
  if (show->free < booking->seats)
    return raised(ValueError, "sold out");
  // Looked and taken in one go: nobody comes in before the await.
  show->free -= booking->seats;
  Outcome o = pay(self, booking); // await pay(booking)
  if (o.how == RAISED) {
    show->free += booking->seats; // whatever it was, a cancellation too
    return o;
  }
  return returned(value_int(booking->seats));
}
