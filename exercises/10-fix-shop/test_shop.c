// What a Shop promises.
#include "10-threads/test_threads.h"
#include "exercise.h"

static Shop shop;

static Outcome takes_5(Shop *self, const char *item) {
  (void)self, (void)item;
  return returned(value_int(5));
}

static Outcome has_none(Shop *self, const char *item) {
  (void)self, (void)item;
  return raised(LookupError, "sold out");
}

static Outcome asks_the_rate(Shop *self, const char *item) {
  (void)item;
  return returned(value_int(5 * shop_rate(self)));
}

// How long it takes is written on it.
static Outcome takes_its_time(Shop *self, const char *item) {
  (void)self;
  job_sleep(item[0] - '0');
  return returned(value_int(item[0] - '0'));
}

static void open_shop(Loop *loop, Outcome (*supplier)(Shop *, const char *)) {
  loop_threads(loop);
  shop = (Shop){.loop = loop, .supplier = supplier, .rate = 3};
  shop.pool = executor_new(2);
}

static Outcome buys(Coroutine *self, void *item) {
  Outcome o = shop_price(self, &shop, item);
  note("%s@%g", outcome_repr(o), loop_time(loop_running()));
  return ended(o);
}

static Outcome looks_on(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  note("another one");
  return returned(value_none());
}

// -- others go on -------------------------------------------------------------

LOOP_TEST(others_go_on,
          "A task that asks for a price waits, and lets others go on: "
          "concurrent_result() stops its thread, an await does not",
          "") {
  open_shop(loop, takes_5);
  start(loop, buys, "milk");
  start(loop, looks_on, NULL);
  run_until(loop, 1);
  expect_notes("another one, 5@0");
  executor_free(shop.pool);
}

LOOP_TEST(what_the_supplier_raises_comes, "An error of the supplier comes, too",
          "") {
  open_shop(loop, has_none);
  start(loop, buys, "milk");
  run_until(loop, 1);
  expect_notes("LookupError: sold out@0");
  executor_free(shop.pool);
}

LOOP_TEST(two_at_a_time,
          "Two who ask at the same time have their answers after the longer of "
          "both times",
          "") {
  open_shop(loop, takes_its_time);
  start(loop, buys, "3");
  start(loop, buys, "2");
  run_until(loop, 5);
  expect_notes("2@2, 3@3");
  executor_free(shop.pool);
}

// -- who asks back ------------------------------------------------------------

LOOP_TEST(a_supplier_asks_back,
          "A supplier may ask his shop for the rate, in his thread: the loop "
          "answers, for it does not stand still",
          "") {
  open_shop(loop, asks_the_rate);
  start(loop, buys, "milk");
  run_until(loop, 1);
  expect_notes("15@0");
  executor_free(shop.pool);
}

static void asks_itself(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  note("rate %d", (int)shop_rate(&shop));
}

LOOP_TEST(the_loop_asks_itself,
          "In the loop's own thread the rate is there at once: who waited for "
          "a letter there would wait for himself",
          "") {
  open_shop(loop, takes_5);
  loop_call_soon(loop, asks_itself, NULL);
  run_iteration(loop);
  expect_notes("rate 3");
  executor_free(shop.pool);
}

// -- who gives up -------------------------------------------------------------

LOOP_TEST(who_gives_up_goes,
          "A task that is cancelled goes at once; the supplier goes on, and "
          "what he needs is there until he has answered",
          "") {
  open_shop(loop, takes_its_time);
  Task *task = started(loop, buys, "5");
  run_until(loop, 1);
  task_cancel(task);
  run_until(loop, 2);
  expect_notes("CancelledError@1");
  ck_assert_int_eq(shop.asked, 0);
  executor_free(shop.pool); // waits for the supplier, who need not sleep
  ck_assert_int_eq(shop.asked, 1);
}

LOOP_TEST(nobody_is_asked_in_vain,
          "Who gives up before a thread was free has asked nobody, and leaves "
          "nothing behind",
          "") {
  open_shop(loop, takes_its_time);
  start(loop, buys, "3");
  start(loop, buys, "4");
  Task *task = started(loop, buys, "5");
  run_until(loop, 1);
  task_cancel(task);
  run_until(loop, 9);
  expect_notes("CancelledError@1, 3@3, 4@4");
  ck_assert_int_eq(shop.asked, 2);
  executor_free(shop.pool);
}
