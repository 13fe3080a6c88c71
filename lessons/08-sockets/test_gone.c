// And if the file goes?
#include "08-sockets/test_files.h"

static int pair_now[2];

static void replaces(Loop *loop, void *fd) {
  loop_add_reader(loop, *(int *)fd, sees, "new");
}

PAIR_TEST(a_reader_replaced_in_its_batch_does_not_run,
          "A reader that stands in the ready queue, and is replaced by a "
          "callback before it, does not run; the new one does in the next "
          "iteration",
          "N04") {
  give(pair[A], "hi");
  loop_add_reader(loop, pair[B], sees, "old");
  loop_call_soon(loop, replaces, &pair[B]);
  run_iteration(loop);
  expect_notes("");
  run_iteration(loop);
  expect_notes("new in 2");
}

static void removes(Loop *loop, void *fd) {
  note("removed %d", loop_remove_reader(loop, *(int *)fd));
}

static void removes_writer(Loop *loop, void *fd) {
  note("removed %d", loop_remove_writer(loop, *(int *)fd));
}

PAIR_TEST(a_reader_removed_in_its_batch_does_not_run,
          "A reader that stands in the ready queue, and is removed by a "
          "callback before it, does not run, nor does a writer",
          "N05") {
  give(pair[A], "hi");
  loop_add_reader(loop, pair[B], sees, "reader");
  loop_call_soon(loop, removes, &pair[B]);
  run_iteration(loop);
  expect_notes("removed 1");
  loop_add_writer(loop, pair[B], sees, "writer");
  loop_call_soon(loop, removes_writer, &pair[B]);
  run_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("removed 1");
}

// Closes the file and opens another one, which gets its number.
static void closes_and_opens(Loop *loop, void *fd) {
  int number = *(int *)fd;
  loop_close_file(loop, number);
  sock_pair(pair_now);
  ck_assert_int_eq(pair_now[A], number);
  loop_add_reader(loop, number, sees, "new");
}

PAIR_TEST(a_number_used_again_is_another_file,
          "A file that is closed in the batch in which it became ready calls "
          "nobody, though another file has its number by then",
          "") {
  give(pair[A], "hi");
  loop_add_reader(loop, pair[B], sees, "old");
  loop_call_soon(loop, closes_and_opens, &pair[B]);
  run_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("");
  give(pair_now[B], "hi");
  run_iteration(loop);
  expect_notes("new in 3");
  close(pair_now[B]);
}

static void closes(Loop *loop, void *end) { hang_up(loop, end); }

PAIR_TEST(a_closed_file_calls_nobody,
          "A file that is closed in the batch in which it became ready calls "
          "neither its reader nor its writer",
          "") {
  give(pair[A], "hi");
  loop_add_reader(loop, pair[B], sees, "reader");
  loop_add_writer(loop, pair[B], sees, "writer");
  loop_call_soon(loop, closes, &pair[B]);
  run_iteration(loop);
  expect_notes("");
}

PAIR_TEST(close_behind_remove,
          "Whose callbacks were removed first is closed by close(), and the "
          "next file of that number is watched like any other",
          "N14") {
  loop_add_reader(loop, pair[B], sees, "old");
  loop_add_writer(loop, pair[B], first, NULL);
  loop_remove_reader(loop, pair[B]);
  loop_remove_writer(loop, pair[B]);
  close(pair[B]);
  int again[2];
  sock_pair(again);
  ck_assert_int_eq(again[A], pair[B]);
  loop_add_reader(loop, again[A], sees, "new");
  give(again[B], "hi");
  run_iteration(loop);
  expect_notes("new in 1");
  close(again[B]);
}

static void closes_too_early(void) {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[B], first, NULL);
  close(pair[B]);
  sock_pair(pair_now); // has its number
  expect(loop_add_reader(loop, pair[B], first, NULL), "return None");
  give(pair_now[B], "hi");
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  fprintf(stderr, "%s", loop_time(loop) == 1 ? "was not called" : "");
}

TEST(
    a_file_closed_under_its_reader_is_lost,
    "Epoll forgets a file that is closed, and the loop still counts on it: who "
    "watches the next file of that number is told so, or, where nothing is "
    "checked, is never called. Poll goes by the number",
    "N14") {
  int status;
  const char *by = getenv("FILES_BY");
  if (by && !strcmp(by, "poll"))
    return;
  const char *said = output_of(closes_too_early, &status);
  expect_in(said,
            CHECKED ? "loop_close_file() or sock_close()" : "was not called");
}

// -- stop and close -----------------------------------------------------------

static void stops_and_gives(Loop *loop, void *fd) {
  loop_stop(loop);
  gives_hi(loop, fd);
}

PAIR_TEST(stop_ends_the_batch_first,
          "A reader that stands in the batch in which stop() is called still "
          "runs; what becomes ready in that batch waits for the next run",
          "N18") {
  int other[2];
  sock_pair(other);
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  loop_add_reader(loop, other[B], reads, &other[B]);
  give(pair[A], "first");
  loop_call_soon(loop, stops_and_gives, &other[A]);
  loop_run_forever(loop);
  expect_notes("got 'first' in 1");
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
  expect_notes("got 'hi' in 2");
  loop_close_file(loop, other[A]);
  loop_close_file(loop, other[B]);
}

PAIR_TEST(stop_before_the_run_looks_once,
          "Stopped before it runs, the loop makes one iteration, and looks for "
          "files in it",
          "N19") {
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  give(pair[A], "hi");
  loop_stop(loop);
  loop_run_forever(loop);
  expect_notes("got 'hi' in 1");
}

TEST(
    a_closed_loop_watches_nothing,
    "Closing a loop drops its readers unrun and leaves the files open; nothing "
    "can be watched afterwards",
    "N20 N06") {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[B], sees, "reader");
  give(pair[A], "hi");
  loop_close(loop);
  expect_notes("");
  ck_assert_str_eq(taken(pair[B]), "'hi'");
  ck_assert(!loop_remove_reader(loop, pair[B]));
  expect(loop_add_reader(loop, pair[B], first, NULL),
         "raise RuntimeError: Event loop is closed");
  expect(loop_add_writer(loop, pair[B], first, NULL),
         "raise RuntimeError: Event loop is closed");
  loop_close_file(loop, pair[A]);
  loop_close_file(loop, pair[B]);
  ck_assert_str_eq(taken(pair[B]), strerror(EBADF));
  loop_free(loop);
}

static void asks_in_the_end(Loop *loop, const ExceptionContext *context,
                            void *fd) {
  (void)context;
  note("there was one: %d", loop_remove_reader(loop, *(int *)fd));
}

TEST(a_handler_may_ask_in_the_end,
     "An exception handler that is called while the loop is freed finds no "
     "file watched",
     "") {
  Loop *loop = loop_new(clock_virtual());
  int pair[2];
  sock_pair(pair);
  Future *f = future_new(loop); // known to the loop before any file
  loop_add_reader(loop, pair[B], first, NULL);
  loop_set_exception_handler(loop, asks_in_the_end, &pair[B]);
  future_set_exception(f, raised(ValueError, "never looked at").error);
  loop_free(loop);
  expect_notes("there was one: 0");
  close(pair[A]);
  close(pair[B]);
}

static Outcome waits_and_removes(Coroutine *self, void *fd) {
  Outcome o = receives(self, fd);
  loop_close_file(loop_running(), *(int *)fd);
  return o;
}

static void close_with_a_waiter(bool files_first) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, note_report, NULL);
  int pair[2], other[2];
  sock_pair(pair);
  sock_pair(other);
  if (files_first)
    loop_add_reader(loop, other[A], first, NULL);
  started(loop, waits_and_removes, &pair[B]);
  loop_close(loop);
  ck_assert_ptr_nonnull(strstr(notes_taken(), "GeneratorExit in 0"));
  loop_free(loop);
  ck_assert_str_eq(taken(pair[B]), strerror(EBADF));
  close(pair[A]);
  close(other[A]);
  close(other[B]);
}

TEST(a_loop_is_closed_while_tasks_wait_for_files,
     "When a loop is closed the tasks that wait for files are closed, and may "
     "close their files on the way, whether the loop has known of files or of "
     "futures first",
     "") {
  close_with_a_waiter(false);
  close_with_a_waiter(true);
}

LOOP_TEST(what_was_never_watched_can_be_closed,
          "loop_close_file() closes any file, also where no file was ever "
          "watched, and where there is no loop",
          "") {
  int pair[2];
  sock_pair(pair);
  loop_close_file(loop, pair[A]);
  loop_close_file(NULL, pair[B]);
  ck_assert_str_eq(taken(pair[A]), strerror(EBADF));
  ck_assert_str_eq(taken(pair[B]), strerror(EBADF));
}

PAIR_TEST(large_numbers_are_files_too,
          "The number of a file may be large, and it may be 0", "") {
  int numbers[] = {900, 0}, usual = dup(0);
  for (int i = 0; i < 2; i++) {
    ck_assert_int_eq(dup2(pair[B], numbers[i]), numbers[i]);
    expect(loop_add_reader(loop, numbers[i], reads, &numbers[i]),
           "return None");
    give(pair[A], "hi");
    run_iteration(loop);
    ck_assert(loop_remove_reader(loop, numbers[i]));
  }
  expect_notes("got 'hi' in 1, got 'hi' in 2");
  loop_close_file(loop, numbers[0]);
  dup2(usual, 0);
  close(usual);
}
