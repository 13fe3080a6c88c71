// What transfer() promises.
#include "exercise.h"
#include "testing.h"

static Coroutine *begin(Account *account) {
  Coroutine *c = coroutine_new(transfer, account);
  expect(coroutine_next(c), "yield 100");
  ck_assert_msg(account->locked, "nobody else may work on it meanwhile");
  return c;
}

TEST(a_transfer_is_made, "What is sent is added, and the new balance returned",
     "C04") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  expect(coroutine_send(c, value_int(20)), "return 120");
  ck_assert_int_eq(account.balance, 120);
  coroutine_free(c);
}

TEST(all_of_it_can_be_taken,
     "A transfer may take the whole balance: 0 is not negative", "C04") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  expect(coroutine_send(c, value_int(-100)), "return 0");
  ck_assert_int_eq(account.balance, 0);
  coroutine_free(c);
}

TEST(a_return_unlocks, "When it has returned, the account is not locked", "") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  coroutine_send(c, value_int(20));
  ck_assert_msg(!account.locked, "the account is still locked");
  coroutine_free(c);
}

TEST(a_thrown_error_unlocks,
     "An error arrives at the yield itself: what stands behind it is skipped, "
     "and only what every way out goes through is run",
     "C07") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  coroutine_throw(c, raised(RuntimeError, "fire!").error);
  ck_assert_msg(!account.locked, "the account is still locked");
  ck_assert_int_eq(account.balance, 100);
  coroutine_free(c);
}

TEST(
    a_thrown_error_goes_on,
    "After the cleanup the error goes on: it is not the coroutine's to swallow",
    "C07") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  expect(coroutine_throw(c, raised(RuntimeError, "fire!").error),
         "raise RuntimeError: fire!");
  coroutine_free(c);
}

TEST(a_close_unlocks, "close() is a throw: it runs the cleanup as well",
     "C18") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  expect(coroutine_close(c), "return None");
  ck_assert_msg(!account.locked, "the account is still locked");
  coroutine_free(c);
}

TEST(its_own_error_unlocks, "An error of the body's own takes the same way out",
     "C06") {
  Account account = {100, false};
  Coroutine *c = begin(&account);
  expect(coroutine_send(c, value_int(-101)), "raise ValueError: not enough");
  ck_assert_msg(!account.locked, "the account is still locked");
  ck_assert_int_eq(account.balance, 100);
  coroutine_free(c);
}

TEST(nothing_is_locked_before_the_start,
     "A coroutine that was made and closed has run no line: nothing was locked",
     "C25") {
  Account account = {100, false};
  Coroutine *c = coroutine_new(transfer, &account);
  expect(coroutine_close(c), "return None");
  ck_assert(!account.locked);
  coroutine_free(c);
}
