// account.c: a lock that is held across a yield
#include "exercise.h"

Outcome transfer(Coroutine *self, void *arg) {
  Account *account = arg;
  account->locked = true;
  Value amount = TRY(coroutine_yield(self, value_int(account->balance)));
  int balance = account->balance + (int)value_as_int(amount);
  if (balance < 0)
    return raised(ValueError, "not enough");
  account->balance = balance;
  account->locked = false;
  return returned(value_int(account->balance));
}
