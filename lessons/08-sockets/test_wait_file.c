// How does a coroutine wait for a file?
#include "08-sockets/test_files.h"

static Outcome waits_to_read(Coroutine *self, void *fd) {
  Outcome o = wait_readable(self, *(int *)fd);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

static Outcome waits_to_write(Coroutine *self, void *fd) {
  Outcome o = wait_writable(self, *(int *)fd);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

PAIR_TEST(a_task_waits_for_a_file,
          "A task that waits for a file waits for a future, which the file's "
          "reader sets; it goes on one iteration later",
          "N22") {
  started(loop, waits_to_read, &pair[B]);
  give(pair[A], "hi");
  run_iteration(loop);
  run_iteration(loop);
  expect_trace("main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 watch file 2 to read\n"
               "Task-1 create Future\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop return\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop ready file 2 to read\n"
               "loop call_soon file_ready\n"
               "loop run file_ready\n"
               "file_ready() unwatch file 2 to read\n"
               "file_ready() set_result Future None\n"
               "file_ready() call_soon Task-1.wakeup\n"
               "file_ready() return\n"
               "loop return\n"
               "main run loop run_once\n"
               "iteration 3, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 print None in 3\n"
               "Task-1 return None\n"
               "loop return\n");
}

PAIR_TEST(a_task_waits_for_room,
          "A task may wait until a file takes something again", "") {
  fill(pair[A]);
  start(loop, waits_to_write, &pair[A]);
  run_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("");
  drain(pair[B]);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("None in 4");
}

PAIR_TEST(a_waiter_fires_once,
          "The reader of a task that waits goes when it is called, though the "
          "file is ready on; nobody watches it then",
          "N22") {
  started(loop, waits_to_read, &pair[B]);
  ck_assert(file_is_awaited(loop, pair[B]));
  give(pair[A], "hi");
  run_iteration(loop);
  ck_assert(!file_is_awaited(loop, pair[B]));
  ck_assert(!loop_remove_reader(loop, pair[B]));
  run_iteration(loop);
  expect_notes("None in 3");
}

PAIR_TEST(a_cancelled_waiter_leaves_the_file,
          "A task that is cancelled while it waits for a file gets its "
          "CancelledError one iteration later, the reader goes, and what comes "
          "afterwards stays in the socket",
          "N24") {
  Task *task = started(loop, receives, &pair[B]);
  task_cancel(task);
  run_iteration(loop);
  expect_notes("CancelledError in 2");
  ck_assert(!loop_remove_reader(loop, pair[B]));
  give(pair[A], "late");
  run_idle_iteration(loop);
  ck_assert_str_eq(taken(pair[B]), "'late'");
}

PAIR_TEST(nothing_is_lost_with_a_cancelled_task,
          "A task that is cancelled in the iteration in which something came "
          "has not read it: whoever reads next gets it. (In CPython it is lost "
          "once the reader was called)",
          "N25") {
  Task *task = started(loop, receives, &pair[B]);
  give(pair[A], "one");
  loop_call_soon(loop, cancels, task); // before the reader is called
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("CancelledError in 3");
  ck_assert_str_eq(taken(pair[B]), "'one'");
  task = started(loop, receives, &pair[B]);
  give(pair[A], "two");
  run_iteration(loop);
  task_cancel(task); // the reader was called, the task has not gone on
  run_iteration(loop);
  expect_notes("CancelledError in 6");
  ck_assert_str_eq(taken(pair[B]), "'two'");
}

PAIR_TEST(the_second_waiter_replaces_the_first,
          "Of two tasks that wait for one file only the second is woken; when "
          "the first is cancelled the second waits on",
          "N26") {
  Task *lost = start(loop, waits_to_read, &pair[B]);
  started(loop, receives, &pair[B]);
  ck_assert(task_cancel(lost));
  run_iteration(loop);
  expect_notes("CancelledError in 2");
  give(pair[A], "hi");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("'hi' in 4");
}

PAIR_TEST(reading_and_writing_are_apart,
          "One task may wait to read a file while another waits to write it",
          "N27") {
  fill(pair[A]);
  start(loop, waits_to_write, &pair[A]);
  started(loop, receives, &pair[A]);
  give(pair[B], "hi");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("'hi' in 3");
  ck_assert(file_is_awaited(loop, pair[A]));
  drain(pair[B]);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("None in 5");
}

PAIR_TEST(waiting_for_a_file_needs_a_loop,
          "Where no loop runs nobody can wait for a file", "") {
  Coroutine *c = coroutine_new(waits_to_read, &pair[A]);
  expect(coroutine_send(c, value_none()),
         "raise RuntimeError: no running event loop");
  coroutine_free(c);
  c = coroutine_new(waits_to_write, &pair[A]);
  expect(coroutine_send(c, value_none()),
         "raise RuntimeError: no running event loop");
  coroutine_free(c);
}

LOOP_TEST(waiting_for_no_file_is_an_error,
          "A task that waits for what is no file gets the error at once",
          "N16") {
  int none = -1;
  expect(run(loop, waits_to_read, &none),
         "raise ValueError: Invalid file descriptor: -1");
  ck_assert_int_eq(futures_of(loop), 1); // the task
}

static Outcome abandons(Coroutine *self, void *fd) {
  (void)self;
  Coroutine *c = coroutine_new(waits_to_read, fd);
  coroutine_next(c);
  coroutine_free(c);
  return returned(value_none());
}

PAIR_TEST(who_is_closed_leaves_the_file,
          "A coroutine that is freed by hand while it waits leaves neither a "
          "reader nor a future",
          "") {
  expect(run(loop, abandons, &pair[A]), "return None");
  expect_notes("GeneratorExit in 1");
  ck_assert(!loop_remove_reader(loop, pair[A]));
  ck_assert_int_eq(futures_of(loop), 1);
}

static Outcome fails_once(int fd, void *times) {
  (void)fd;
  return ++*(int *)times < 3 ? returned(value_bool(false))
                             : raised(ValueError, "third");
}

static Outcome tries(Coroutine *self, void *fd) {
  int times = 0;
  Outcome o = wait_until_done(self, *(int *)fd, READER, fails_once, &times);
  note("%s after %d in %u", outcome_repr(o), times, iteration());
  return o;
}

PAIR_TEST(an_attempt_is_made_until_it_ends,
          "wait_until_done() tries in each iteration in which the file is "
          "ready, until the attempt succeeds or fails",
          "") {
  give(pair[A], "hi");
  expect(run(loop, tries, &pair[B]), "raise ValueError: third");
  expect_notes("ValueError: third after 3 in 5");
}

static void closes_under_a_waiter(void) {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  started(loop, receives, &pair[B]);
  sock_close(loop, pair[B]);
}

static void closes_under_a_sender(void) {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  fill(pair[B]);
  started(loop, waits_to_write, &pair[B]);
  sock_close(loop, pair[B]);
}

TEST(a_socket_is_not_closed_under_a_waiter,
     "Closing a socket that a task waits for ends the program, with one line",
     "") {
  const char *words = "sock_close: a task still waits for this socket";
  expect_dies(closes_under_a_waiter, words);
  expect_dies(closes_under_a_sender, words);
}
