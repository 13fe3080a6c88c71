// How does one receive?
#include <fcntl.h>

#include "08-sockets/test_files.h"

PAIR_TEST(
    what_is_there_is_received_at_once,
    "Where something is there already, nobody waits: no other task gets a "
    "turn, and the loop knows of no file",
    "N21") {
  give(pair[A], "hi");
  start(loop, receives, &pair[B]);
  start(loop, speaks, "other");
  run_iteration(loop);
  expect_notes("'hi' in 1, other in 1");
  ck_assert_ptr_null(loop_find_files(loop));
}

PAIR_TEST(
    a_receiver_waits,
    "Where nothing is there, the task waits: what comes in iteration n is "
    "its own in n + 1",
    "N22") {
  started(loop, receives, &pair[B]);
  give(pair[A], "hi");
  run_iteration(loop);
  expect_notes("");
  run_iteration(loop);
  expect_notes("'hi' in 3");
}

PAIR_TEST(the_end_is_zero_bytes,
          "When the other side has closed, nothing is received, each time, and "
          "it is no error",
          "N23") {
  give(pair[A], "bye");
  hang_up(loop, &pair[A]);
  run(loop, receives, &pair[B]);
  run(loop, receives, &pair[B]);
  run(loop, receives, &pair[B]);
  expect_notes("'bye' in 1, '' in 3, '' in 5");
}

PAIR_TEST(a_reset_is_an_error_once,
          "A connection that was reset is an error once, and an end afterwards",
          "N23") {
  give(pair[B], "nobody reads this");
  hang_up(loop, &pair[A]);
  run(loop, receives, &pair[B]);
  run(loop, receives, &pair[B]);
  expect_notes("ConnectionResetError: [Errno 104] Connection reset by peer in "
               "1, '' in 3");
}

static Outcome receives_two(Coroutine *self, void *fd) {
  char two[3] = "";
  expect(sock_recv(self, *(int *)fd, two, 2), "return 2");
  note("%s", two);
  expect(sock_recv(self, *(int *)fd, two, 2), "return 1");
  note("%.1s", two);
  return returned(value_none());
}

PAIR_TEST(no_more_is_received_than_there_is_room_for,
          "What does not fit stays in the socket", "") {
  give(pair[A], "abc");
  expect(run(loop, receives_two, &pair[B]), "return None");
  expect_notes("ab, c");
}

PAIR_TEST(a_socket_that_blocks_blocks_nobody,
          "A socket that was made to block keeps the loop from nothing: the "
          "kit never asks it to. (In CPython it does, and in its debug mode is "
          "refused)",
          "N36") {
  fcntl(pair[B], F_SETFL, 0);
  started(loop, receives, &pair[B]);
  expect_notes("");
  give(pair[A], "hi");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("'hi' in 3");
}

static Outcome accepts(Coroutine *self, void *listener) {
  return sock_accept(self, *(int *)listener);
}

LOOP_TEST(a_listener_that_blocks_is_refused,
          "To accept at a listener that would block the loop is a ValueError",
          "N36") {
  int listener = (int)value_as_int(sock_listen("@", 0, 1).value);
  fcntl(listener, F_SETFL, 0);
  expect(run(loop, accepts, &listener),
         "raise ValueError: the socket must be non-blocking");
  sock_close(loop, listener);
  expect(run(loop, accepts, &listener),
         "raise OSError: [Errno 9] Bad file descriptor");
}

static Outcome floods(Coroutine *self, void *fd) {
  char one[2];
  int n = 0;
  while (value_as_int(TRY(sock_recv(self, *(int *)fd, one, 1))) > 0)
    n++;
  note("%d bytes in %u", n, iteration());
  return returned(value_none());
}

PAIR_TEST(a_flood_starves_the_others,
          "A task that always finds something never gives way: no other task "
          "and no timer gets a turn until there is nothing left",
          "N21") {
  untraced();
  for (int i = 0; i < 10; i++)
    give(pair[A], "a thousand times this would be more, and no different");
  hang_up(loop, &pair[A]);
  start(loop, floods, &pair[B]);
  start(loop, speaks, "other");
  run_iteration(loop);
  expect_notes("530 bytes in 1, other in 1");
}

LOOP_TEST(receiving_from_what_is_no_socket,
          "Where no socket is, receiving fails with the system's word", "") {
  int none = -1;
  run(loop, receives, &none);
  expect_notes("OSError: [Errno 9] Bad file descriptor in 1");
}
