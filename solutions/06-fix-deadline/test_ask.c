// What ask() promises.
#include "06-together/test_together.h"
#include "06-together/timeout.h"
#include "exercise.h"

// A server that answers slowly so many times, and then after half a second.
typedef struct Server {
  int slow;
  double takes; // seconds, when it is slow
  int asked;
  bool stays; // when it is asked to stop, it answers
} Server;

// async def answer(server):
static Outcome answer(Coroutine *self, void *arg) {
  Server *server = arg;
  server->asked++;
  Outcome o =
      sleep_for(self, server->asked > server->slow ? 0.5 : server->takes);
  if (o.how == RAISED && !server->stays)
    return o;
  return returned(value_str("answer"));
}

// async def asks(source): note how it ends, and the requests that are left
static Outcome asks(Coroutine *self, void *source) {
  Outcome o = ask(self, source);
  if (loop_running())
    note("%s@%g, requests %u", outcome_repr(o), now(),
         current_task(loop_running())->cancelling);
  return o;
}

// -- too slow -----------------------------------------------------------------

LOOP_TEST(an_answer_in_time, "What comes in time is the answer", "O02") {
  Server server = {0};
  expect(run(loop, asks, &(Source){answer, &server, 1, 3}), "return 'answer'");
  expect_notes("'answer'@0.5, requests 0");
  run_until(loop, 20);
  ck_assert_int_eq(server.asked, 1);
}

LOOP_TEST(who_is_slow_is_asked_again,
          "An answer that takes too long is stopped, and the source is asked "
          "again",
          "O01") {
  Server server = {.slow = 2, .takes = 9};
  expect(run(loop, ask, &(Source){answer, &server, 1, 3}), "return 'answer'");
  ck_assert_int_eq(server.asked, 3);
  ck_assert_double_eq(loop_time(loop), 2.5);
}

LOOP_TEST(after_the_last_try,
          "After the last try it is a TimeoutError, and each try has had all "
          "of its time",
          "O01") {
  Server server = {.slow = 9, .takes = 9};
  expect(run(loop, ask, &(Source){answer, &server, 1, 3}),
         "raise TimeoutError");
  ck_assert_int_eq(server.asked, 3);
  ck_assert_double_eq(loop_time(loop), 3);
}

static Outcome breaks(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 0.5));
  return raised(OSError, "no network");
}

LOOP_TEST(an_error_of_the_source,
          "An error of the source goes out as it is, at once", "O04") {
  expect(run(loop, asks, &(Source){breaks, NULL, 1, 3}),
         "raise OSError: no network");
  run_until(loop, 20);
  expect_notes("OSError: no network@0.5, requests 0");
}

// -- somebody else asks -------------------------------------------------------

LOOP_TEST(somebody_else_cancels,
          "A request from outside is not ours: it ends ask() with "
          "CancelledError, and nobody asks the source again",
          "O05") {
  Server server = {.slow = 9, .takes = 9};
  Source source = {answer, &server, 2, 3};
  Task *task = start(loop, ask, &source);
  loop_call_later(loop, 1, cancels, task);
  run_until(loop, 20);
  ck_assert_int_eq(server.asked, 1);
  expect(future_result(&task->future), "raise CancelledError");
}

LOOP_TEST(both_in_the_same_moment,
          "When the time is over and somebody else cancels, in the same "
          "iteration, his request is left: CancelledError, not another try",
          "O06") {
  for (int first = 0; first < 2; first++) { // he is, or the timer
    Server server = {.slow = 9, .takes = 9};
    Source source = {answer, &server, 2, 3};
    double end = loop_time(loop) + 2;
    Task *task = start(loop, ask, &source);
    if (!first)
      run_iteration(loop);
    loop_call_at(loop, end, cancels, task);
    run_until(loop, end + 20);
    ck_assert_int_eq(server.asked, 1);
    expect(future_result(&task->future), "raise CancelledError");
  }
}

// -- requests are counted ----------------------------------------------------

LOOP_TEST(our_own_requests_are_taken_back,
          "What ask() has asked of its own task is taken back, whether there "
          "is an answer in the end or not",
          "O01") {
  for (int tries = 2; tries <= 3; tries++) {
    Server server = {.slow = 2, .takes = 9};
    Outcome o = run(loop, asks, &(Source){answer, &server, 1, tries});
    expect(o, tries == 3 ? "return 'answer'" : "raise TimeoutError");
  }
  expect_notes("TimeoutError@2, requests 0, 'answer'@4.5, requests 0");
}

LOOP_TEST(an_answer_in_spite_of_the_request,
          "When the source swallows the request and answers, that is the "
          "answer; the request is taken back all the same",
          "O07") {
  Server server = {.slow = 9, .takes = 9, .stays = true};
  expect(run(loop, asks, &(Source){answer, &server, 1, 3}), "return 'answer'");
  expect_notes("'answer'@1, requests 0");
}

// async def within(source): a block of 2.5 seconds
static Outcome within(Coroutine *self, void *source) {
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, 2.5));
  return timeout_exit(&timeout, ask(self, source));
}

LOOP_TEST(within_another_block,
          "A block around ask() has a deadline of its own, and makes a "
          "TimeoutError of its own request",
          "O08") {
  Server server = {.slow = 9, .takes = 9};
  expect(run(loop, within, &(Source){answer, &server, 1, 9}),
         "raise TimeoutError");
  ck_assert_int_eq(server.asked, 3);
  ck_assert_double_eq(loop_time(loop), 2.5);
}
