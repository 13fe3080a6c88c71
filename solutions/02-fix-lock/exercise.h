// exercise.h: what account.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "02-coroutine/coroutine.h"

typedef struct Account {
  int balance;
  bool locked; // by the one who is working on it
} Account;

// A coroutine over an Account that takes one transfer at a time:
//
//   with account.lock:
//       amount = yield account.balance    # then it is sent
//       account.balance += amount
//   return account.balance
//
// While it waits the account is locked. However it is left, by a return, an
// error thrown in, or a close, the account is unlocked. A transfer that would
// make the balance negative is ValueError "not enough".
Outcome transfer(Coroutine *self, void *account);

#endif
