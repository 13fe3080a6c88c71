// account.c: a lock that is held across a yield
#include "exercise.h"

Outcome transfer(Coroutine *self, void *arg) {
  Account *account = arg;
  account->locked = true;
  // The error arrives at the yield itself: from here on every way out leads
  // through the label.
  Outcome o = coroutine_yield(self, value_int(account->balance));
  if (o.how == RAISED)
    goto finally;
  int balance = account->balance + (int)value_as_int(o.value);
  if (balance < 0)
    o = raised(ValueError, "not enough");
  else
    account->balance = balance;
finally:
  account->locked = false;
  return o.how == RAISED ? o : returned(value_int(account->balance));
}
