// What a Counter promises.
#include "08-sockets/test_files.h"
#include "exercise.h"

static int calls;

// When it is called too often, somebody has to end it.
static void is_done(Loop *loop, void *counter) {
  note("%d bytes at %g", (int)((Counter *)counter)->bytes, loop_time(loop));
  if (++calls == 3)
    loop_stop(loop);
}

static void hangs_up(Loop *loop, void *end) { hang_up(loop, end); }

static Counter counter_of(int pair[2]) {
  Counter counter = {.fd = pair[B], .done = is_done};
  pair[B] = -1; // it is the counter's now
  return counter;
}

// -- all of it ----------------------------------------------------------------

PAIR_TEST(bytes_are_counted, "What comes is counted, whenever it comes", "") {
  Counter counter = counter_of(pair);
  expect(counter_start(loop, &counter), "return None");
  give(pair[A], "hello");
  loop_call_later(loop, 1, gives_hi, &pair[A]);
  run_until(loop, 2);
  ck_assert_int_eq(counter.bytes, 7);
  expect_notes("");
  counter_stop(loop, &counter);
}

// -- the end ------------------------------------------------------------------

PAIR_TEST(the_end_comes_once,
          "At the end `done` is called once: a file at its end is ready for "
          "ever, so whoever has seen it must not watch it any more",
          "") {
  Counter counter = counter_of(pair);
  counter_start(loop, &counter);
  loop_call_later(loop, 1, gives_hi, &pair[A]);
  loop_call_later(loop, 2, hangs_up, &pair[A]);
  run_until(loop, 5);
  expect_notes("2 bytes at 2");
  ck_assert_double_eq(loop_time(loop), 5);
}

PAIR_TEST(a_failure_is_an_end,
          "A connection that fails has come to its end, too", "") {
  Counter counter = counter_of(pair);
  counter_start(loop, &counter);
  give(counter.fd, "nobody reads this");
  loop_call_later(loop, 2, hangs_up, &pair[A]);
  run_until(loop, 5);
  expect_notes("0 bytes at 2");
}

PAIR_TEST(the_socket_is_closed_at_the_end,
          "When `done` is called the socket is closed, and its number free",
          "") {
  Counter counter = counter_of(pair);
  counter_start(loop, &counter);
  hang_up(loop, &pair[A]);
  run_until(loop, 1);
  expect_notes("0 bytes at 0");
  ck_assert_str_eq(taken(counter.fd), strerror(EBADF));
}

// -- or before ----------------------------------------------------------------

static void stops(Loop *loop, void *counter) { counter_stop(loop, counter); }

PAIR_TEST(a_stopped_counter_counts_nothing,
          "A counter that is stopped closes its socket and calls nobody, also "
          "in the batch in which something came",
          "") {
  Counter counter = counter_of(pair);
  counter_start(loop, &counter);
  give(pair[A], "hello");
  loop_call_soon(loop, stops, &counter);
  run_until(loop, 1);
  expect_notes("");
  ck_assert_int_eq(counter.bytes, 0);
  ck_assert_str_eq(taken(counter.fd), strerror(EBADF));
}

PAIR_TEST(the_next_file_of_that_number,
          "The number of a socket that was closed is given to the next file, "
          "and what that sends is counted by its own counter: so the loop has "
          "to hear of it before a file is closed",
          "") {
  Counter old = counter_of(pair);
  int next[2];
  counter_start(loop, &old);
  counter_stop(loop, &old);
  sock_pair(next);
  ck_assert_int_eq(next[A], old.fd);
  Counter new = {.fd = next[A], .done = is_done};
  counter_start(loop, &new);
  give(next[B], "hello");
  loop_close_file(loop, next[B]);
  run_until(loop, 1);
  expect_notes("5 bytes at 0");
  ck_assert_int_eq(old.bytes, 0);
}
