// booking.c: seats for a show, while the bank takes its time
#include "exercise.h"

Outcome book(Coroutine *self, void *arg) {
  Booking *booking = arg;
  Show *show = booking->show;
  int seats = show->free;
  if (seats < booking->seats)
    return raised(ValueError, "sold out");
  TRY(pay(self, booking)); // await pay(booking)
  show->free = seats - booking->seats;
  return returned(value_int(booking->seats));
}
