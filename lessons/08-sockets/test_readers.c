// How do I say what I wait for?
#include <fcntl.h>

#include "08-sockets/test_files.h"

PAIR_TEST(a_reader_is_called_until_somebody_reads,
          "A reader is called in each iteration in which there is something to "
          "be read, for as long as nobody reads it",
          "N01") {
  loop_add_reader(loop, pair[B], sees, "there");
  run_idle_iteration(loop);
  expect_notes("");
  give(pair[A], "hi");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("there in 2, there in 3");
  taken(pair[B]);
  run_idle_iteration(loop);
  expect_notes("");
}

PAIR_TEST(a_writer_is_called_while_there_is_room,
          "A writer is called in each iteration in which the file takes "
          "something, until it is removed",
          "N02") {
  loop_add_writer(loop, pair[A], sees, "room");
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("room in 1, room in 2");
  fill(pair[A]);
  run_idle_iteration(loop);
  expect_notes("");
  drain(pair[B]);
  run_iteration(loop);
  loop_remove_writer(loop, pair[A]);
  run_idle_iteration(loop);
  expect_notes("room in 4");
}

PAIR_TEST(a_new_reader_replaces_the_old,
          "A file has one reader, and the new one takes the place of the old; "
          "its writer is another one",
          "N03") {
  give(pair[A], "hi");
  loop_add_writer(loop, pair[B], sees, "writer");
  loop_add_reader(loop, pair[B], sees, "old");
  loop_add_reader(loop, pair[B], sees, "new");
  run_iteration(loop);
  expect_notes("new in 1, writer in 1");
  loop_add_writer(loop, pair[B], sees, "new writer");
  run_iteration(loop);
  expect_notes("new in 2, new writer in 2");
}

LOOP_TEST(a_file_without_a_record,
          "Where nothing is recorded, neither is what happens to a file", "") {
  untraced();
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  give(pair[A], "hi");
  run_iteration(loop);
  loop_remove_reader(loop, pair[B]);
  expect_notes("got 'hi' in 1");
  expect_trace("");
  loop_close_file(loop, pair[A]);
  loop_close_file(loop, pair[B]);
}

PAIR_TEST(removing_says_whether_there_was_one,
          "Removing a reader says whether there was one; the writer of the "
          "same file does not count",
          "N06") {
  ck_assert(!loop_remove_reader(loop, pair[A]));
  loop_add_reader(loop, pair[A], first, NULL);
  ck_assert(!loop_remove_writer(loop, pair[A]));
  ck_assert(loop_remove_reader(loop, pair[A]));
  ck_assert(!loop_remove_reader(loop, pair[A]));
  loop_add_writer(loop, pair[A], first, NULL);
  ck_assert(!loop_remove_reader(loop, pair[A]));
  ck_assert(loop_remove_writer(loop, pair[A]));
  ck_assert(!loop_remove_reader(loop, -1));
  ck_assert(!loop_remove_writer(loop, 1000000));
}

PAIR_TEST(the_reader_comes_before_the_writer,
          "Where a file is ready for both, its reader is called first, whoever "
          "was there first",
          "N07") {
  give(pair[A], "hi");
  loop_add_writer(loop, pair[B], sees, "writer");
  loop_add_reader(loop, pair[B], sees, "reader");
  run_iteration(loop);
  expect_notes("reader in 1, writer in 1");
}

static void raises(Loop *loop, void *arg) {
  (void)arg;
  loop_raise(loop, raised(ValueError, "bad").error);
}

PAIR_TEST(a_reader_that_fails_is_called_again,
          "The error of a reader goes to the exception handler, and the reader "
          "stays",
          "N11") {
  loop_set_exception_handler(loop, note_report, NULL);
  loop_add_reader(loop, pair[B], raises, NULL);
  give(pair[A], "hi");
  run_iteration(loop);
  run_iteration(loop);
  const char *said = notes_taken();
  const char *once = strstr(said, "ValueError: bad");
  ck_assert(once && strstr(once + 1, "ValueError: bad"));
}

PAIR_TEST(the_end_can_be_read_for_ever,
          "When the other side has closed, its end is there to be read in each "
          "iteration, until the reader is removed",
          "N12") {
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  hang_up(loop, &pair[A]);
  run_iteration(loop);
  run_iteration(loop);
  expect_notes("got '' in 1, got '' in 2");
  loop_remove_reader(loop, pair[B]);
  run_idle_iteration(loop);
  expect_notes("");
}

PAIR_TEST(
    a_hang_up_wakes_the_writer,
    "Whoever waits for room is woken when the other side is gone, and his "
    "send fails",
    "N13") {
  fill(pair[B]);
  loop_add_writer(loop, pair[B], sees, "woken");
  run_idle_iteration(loop);
  expect_notes("");
  hang_up(loop, &pair[A]);
  run_iteration(loop);
  expect_notes("woken in 2");
  ck_assert_int_eq(send(pair[B], "x", 1, MSG_NOSIGNAL), -1);
  ck_assert_int_eq(errno, EPIPE);
}

static const char *name_of(Outcome o) { return error_type_name(o.error.type); }

PAIR_TEST(a_file_must_be_one,
          "A number that no file has is refused, and so is a negative one",
          "N16") {
  loop_add_reader(loop, pair[B], first, NULL);
  close(pair[A]);
  expect(loop_add_reader(loop, -1, first, NULL),
         "raise ValueError: Invalid file descriptor: -1");
  expect(loop_add_writer(loop, -7, first, NULL),
         "raise ValueError: Invalid file descriptor: -7");
  expect(loop_add_reader(loop, pair[A], first, NULL),
         text_format("raise OSError: [Errno %d] %s", EBADF, strerror(EBADF)));
  ck_assert(!loop_remove_reader(loop, pair[A]));
}

LOOP_TEST(a_file_on_a_disk_is_refused,
          "An ordinary file or a folder is always ready: there is nothing to "
          "wait for, and the system says so",
          "N17") {
  FILE *file = tmpfile();
  int folder = open(".", O_RDONLY);
  Outcome o = loop_add_reader(loop, fileno(file), first, NULL);
  ck_assert_str_eq(name_of(o), "PermissionError");
  o = loop_add_writer(loop, folder, first, NULL);
  ck_assert_str_eq(name_of(o), "PermissionError");
  ck_assert(!loop_remove_reader(loop, fileno(file)));
  close(folder);
  fclose(file);
}

static void watch_many(Loop *loop, int pairs[MANY][2], int count) {
  open_many(pairs);
  for (int i = 0; i < count; i++) {
    loop_add_reader(loop, pairs[i][B], reads, &pairs[i][B]);
    give(pairs[i][A], "hi");
  }
}

// How many files were read so far.
static int reads_noted(void) {
  int count = 0;
  for (const char *at = notes_taken(); (at = strstr(at, "got 'hi'")); at++)
    count++;
  return count;
}

LOOP_TEST(all_that_are_ready_come_in_one_batch,
          "Up to READY_MOST files that are ready are all called in the same "
          "iteration; who is first is the system's affair",
          "N10") {
  int pairs[MANY][2];
  watch_many(loop, pairs, READY_MOST);
  run_iteration(loop);
  ck_assert_int_eq(reads_noted(), READY_MOST);
  close_many(loop, pairs);
}

LOOP_TEST(more_are_ready_than_one_batch,
          "Of more than READY_MOST files that are ready those that are not "
          "called are called in the next iteration",
          "") {
  int pairs[MANY][2];
  watch_many(loop, pairs, MANY);
  run_iteration(loop);
  int count = reads_noted();
  if (count < MANY) { // poll reports all
    run_iteration(loop);
    count += reads_noted();
  }
  ck_assert_int_eq(count, MANY);
  close_many(loop, pairs);
}
