// What relay() promises.
#include <stdlib.h>

#include "08-sockets/test_files.h"
#include "exercise.h"

// left[A] and right[B] are the two who talk, between left[B] and right[A]
// stands the relay.
static int left[2], right[2];

static Task *stands_between(Loop *loop, Relay *pair) {
  sock_pair(left);
  sock_pair(right);
  *pair = (Relay){left[B], right[A]};
  return start(loop, relay, pair);
}

static void run_idle(Loop *loop) { run_until(loop, loop_time(loop) + 1); }

static void close_all(Loop *loop) {
  hang_up(loop, &left[A]);
  hang_up(loop, &left[B]);
  hang_up(loop, &right[A]);
  hang_up(loop, &right[B]);
}

// -- there and back -----------------------------------------------------------

LOOP_TEST(both_ways, "What one says the other hears, in both directions", "") {
  Relay pair;
  Task *task = stands_between(loop, &pair);
  give(left[A], "hello");
  run_idle(loop);
  ck_assert_str_eq(taken(right[B]), "'hello'");
  give(right[B], "good day");
  run_idle(loop);
  ck_assert_str_eq(taken(left[A]), "'good day'");
  ck_assert_str_eq(state_of(task), "pending");
  task_cancel(task);
  run_idle(loop);
  close_all(loop);
}

LOOP_TEST(at_the_same_time,
          "Neither direction waits for the other: one who only listens keeps "
          "nobody from talking",
          "") {
  Relay pair;
  Task *task = stands_between(loop, &pair);
  for (int i = 0; i < 3; i++) {
    give(right[B], "news");
    run_idle(loop);
    ck_assert_str_eq(taken(left[A]), "'news'");
  }
  task_cancel(task);
  run_idle(loop);
  close_all(loop);
}

// -- the end ------------------------------------------------------------------

LOOP_TEST(an_end_is_handed_on,
          "When one has ended, the other hears of the end and may still send: "
          "the relay comes back when both have",
          "") {
  Relay pair;
  Task *task = stands_between(loop, &pair);
  give(left[A], "last words");
  shutdown(left[A], SHUT_WR);
  run_idle(loop);
  ck_assert_str_eq(taken(right[B]), "'last words'");
  ck_assert_str_eq(taken(right[B]), "''");
  ck_assert_str_eq(state_of(task), "pending");
  give(right[B], "an answer");
  run_idle(loop);
  ck_assert_str_eq(taken(left[A]), "'an answer'");
  shutdown(right[B], SHUT_WR);
  run_idle(loop);
  expect(future_result(&task->future), "return None");
  ck_assert_str_eq(taken(left[A]), "''");
  close_all(loop);
}

// -- more than fits -----------------------------------------------------------

enum { MUCH = 1000000 };

static Outcome says_much(Coroutine *self, void *data) {
  TRY(sock_sendall(self, left[A], data, MUCH));
  shutdown(left[A], SHUT_WR);
  return returned(value_none());
}

LOOP_TEST(nothing_is_lost,
          "All of it arrives, in order, though no socket holds it: what was "
          "received is sent to its end before more is received",
          "") {
  untraced();
  Relay pair;
  char *data = malloc(MUCH), *got = malloc(MUCH + 1);
  for (int i = 0; i < MUCH; i++)
    data[i] = (char)(i * 7 + i / 256);
  Task *task = stands_between(loop, &pair);
  start(loop, says_much, data);
  run_idle(loop); // nobody reads yet
  size_t count = 0;
  for (int i = 0; i < 1000 && count < MUCH; i++) {
    ssize_t n;
    while ((n = recv(right[B], got + count, MUCH + 1 - count, MSG_DONTWAIT)) >
           0)
      count += (size_t)n;
    run_idle(loop);
  }
  ck_assert_uint_eq(count, MUCH);
  ck_assert(!memcmp(got, data, MUCH));
  task_cancel(task);
  run_idle(loop);
  close_all(loop);
  free(data);
  free(got);
}

// -- when one is gone ---------------------------------------------------------

LOOP_TEST(a_failure_ends_both,
          "When sending fails in one direction, the other is stopped, and the "
          "relay raises that error",
          "") {
  Relay pair;
  Task *task = stands_between(loop, &pair);
  run_idle(loop);
  give(left[A], "hello");
  loop_close_file(loop, right[B]);
  right[B] = -1;
  give(left[A], "anybody?");
  run_idle(loop);
  expect(future_result(&task->future),
         "raise BrokenPipeError: [Errno 32] Broken pipe");
  ck_assert(!file_is_awaited(loop, left[B]));
  ck_assert(!file_is_awaited(loop, right[A]));
  close_all(loop);
}

LOOP_TEST(a_cancelled_relay_reads_no_more,
          "A relay that is cancelled has stopped both directions when it comes "
          "back: what is said afterwards stays where it is",
          "") {
  Relay pair;
  Task *task = stands_between(loop, &pair);
  run_idle(loop);
  task_cancel(task);
  run_idle(loop);
  ck_assert_str_eq(state_of(task), "cancelled");
  give(left[A], "late");
  run_idle(loop);
  ck_assert_str_eq(taken(left[B]), "'late'");
  ck_assert(!file_is_awaited(loop, right[A]));
  close_all(loop);
}
