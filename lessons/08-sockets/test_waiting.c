// What does a loop do while it waits?
#include <math.h>
#include <signal.h>
#include <sys/time.h>

#include "08-sockets/test_files.h"

PAIR_TEST(
    a_file_that_is_ready_beats_a_sleep,
    "A file that becomes ready is heard of at once, however long the loop "
    "would sleep for its next timer",
    "") {
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  loop_call_later(loop, 5, gives_hi, &pair[A]);
  loop_call_later(loop, 5, say_when, "timer");
  run_until(loop, 9);
  expect_notes("timer@5, got 'hi' in 2");
}

static void again(Loop *loop, void *left) {
  if (--*(int *)left > 0)
    loop_call_soon(loop, again, left);
}

PAIR_TEST(files_are_asked_for_in_each_iteration,
          "Callbacks that keep the loop busy keep no file waiting, and a file "
          "that is always ready keeps no timer waiting",
          "N09") {
  int left = 3;
  loop_add_reader(loop, pair[B], sees, "file");
  give(pair[A], "hi");
  loop_call_soon(loop, again, &left);
  loop_call_later(loop, 0, say_iteration, "timer");
  run_iteration(loop);
  run_iteration(loop);
  run_iteration(loop);
  ck_assert_int_eq(left, 0);
  expect_notes("file in 1, timer in 1, file in 2, file in 3");
}

static void gives_and_schedules(Loop *loop, void *fd) {
  gives_hi(loop, fd);
  loop_call_soon(loop, say_iteration, "soon");
  loop_call_later(loop, 0, say_iteration, "timer");
}

PAIR_TEST(files_come_between_ready_and_timers,
          "In a batch stand first what was ready, then the files, then the "
          "timers that are due",
          "N08") {
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  loop_call_soon(loop, gives_and_schedules, &pair[A]);
  run_iteration(loop);
  expect_notes("");
  run_iteration(loop);
  expect_notes("soon in 2, got 'hi' in 2, timer in 2");
}

PAIR_TEST(time_stands_still_while_a_file_is_ready,
          "On a virtual clock no time passes while a file is ready, and it "
          "jumps as soon as none is",
          "") {
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  loop_call_later(loop, 3, say_when, "timer");
  give(pair[A], "hi");
  run_iteration(loop);
  ck_assert_double_eq(loop_time(loop), 0);
  run_iteration(loop);
  expect_notes("got 'hi' in 1, timer@3");
}

LOOP_TEST(a_loop_without_files_keeps_its_clock,
          "The loop has the clock that it was given until a file is watched, "
          "and again when it is freed",
          "") {
  int pair[2];
  Clock *given = loop->clock;
  ck_assert(!loop_remove_reader(loop, 0));
  ck_assert_ptr_eq(loop->clock, given);
  sock_pair(pair);
  loop_add_reader(loop, pair[A], first, NULL);
  ck_assert_ptr_ne(loop->clock, given);
  ck_assert_double_eq(loop->clock->resolution, given->resolution);
  ck_assert(loop->clock->jumps);
  loop_close_file(loop, pair[A]);
  close(pair[B]);
}

static void sleeps(Loop *loop, void *arg) {
  (void)arg;
  clock_sleep(loop->clock, 2);
  say_when(loop, "slept");
}

PAIR_TEST(a_callback_that_sleeps_hears_of_no_file,
          "While a callback keeps the whole loop waiting, time passes and "
          "nothing else, though a file is ready",
          "") {
  loop_call_soon(loop, sleeps, NULL);
  loop_call_soon(loop, gives_hi, &pair[A]);
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  give(pair[A], "hey ");
  run_iteration(loop);
  expect_notes("slept@2, got 'hey hi' in 1");
  clock_sleep(loop->clock, 3); // nor outside of the loop
  ck_assert_double_eq(loop_time(loop), 5);
}

// -- on the real clock --------------------------------------------------------

TEST(a_real_clock_waits_for_files,
     "On the real clock the loop sleeps until a file is ready, or until its "
     "next timer, and wakes once for each",
     "") {
  untraced(); // the time is another one in each run
  Loop *loop = loop_new(clock_real());
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[B], reads_and_stops, &pair[B]);
  loop_call_later(loop, 0.0101, gives_hi, &pair[A]);
  loop_call_later(loop, 60, stop, NULL);
  loop_run_forever(loop);
  expect_notes("got 'hi' in 2");
  loop_close_file(loop, pair[A]);
  loop_close_file(loop, pair[B]);
  loop_free(loop);
}

static void nothing(int number) { (void)number; }

TEST(a_signal_ends_no_wait,
     "A signal that comes while the loop waits makes no iteration of its own",
     "") {
  untraced(); // the time is another one in each run
  Loop *loop = loop_new(clock_real());
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[B], first, NULL);
  struct sigaction action = {.sa_handler = nothing};
  sigaction(SIGALRM, &action, NULL);
  struct itimerval often = {{0, 1000}, {0, 1000}};
  setitimer(ITIMER_REAL, &often, NULL);
  loop_call_later(loop, 0.02, stop, NULL);
  loop_run_forever(loop);
  setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
  ck_assert_uint_eq(loop_iteration(loop), 1);
  loop_close_file(loop, pair[B]);
  close(pair[A]);
  loop_free(loop);
}

TEST(milliseconds_are_rounded_up,
     "The system is asked to wait for whole milliseconds, and never for less "
     "than was left",
     "") {
  ck_assert_int_eq(selector_milliseconds(0), 0);
  ck_assert_int_eq(selector_milliseconds(0.0000001), 1);
  ck_assert_int_eq(selector_milliseconds(0.0015), 2);
  ck_assert_int_eq(selector_milliseconds(86400), 86400000);
  ck_assert_int_eq(selector_milliseconds(1e300), 2147483647);
  ck_assert_int_eq(selector_milliseconds(INFINITY), -1);
}

// -- whom nobody waits for ----------------------------------------------------

static unsigned tells;
static Outcome (*really_tell)(Selector *, int, FileEvents, FileEvents);

static Outcome tell_and_count(Selector *self, int fd, FileEvents before,
                              FileEvents now) {
  tells++;
  return really_tell(self, fd, before, now);
}

static void count_tells(Loop *loop) {
  Selector *selector = loop_files(loop)->selector;
  really_tell = selector->tell;
  selector->tell = tell_and_count;
  tells = 0;
}

static Outcome echoes(Coroutine *self, void *fd) {
  char buffer[10];
  for (int i = 0; i < 20; i++) {
    int64_t n = value_as_int(TRY(sock_recv(self, *(int *)fd, buffer, 10)));
    TRY(sock_sendall(self, *(int *)fd, buffer, (size_t)n));
  }
  return returned(value_none());
}

static Outcome asks(Coroutine *self, void *fd) {
  char buffer[10];
  for (int i = 0; i < 20; i++) {
    TRY(sock_sendall(self, *(int *)fd, "hi", 2));
    TRY(sock_recv(self, *(int *)fd, buffer, 10));
  }
  return returned(value_none());
}

PAIR_TEST(who_waits_again_tells_nothing,
          "Two tasks that write to each other tell the system once that they "
          "wait for their files, not for each message",
          "") {
  count_tells(loop);
  start(loop, echoes, &pair[A]);
  expect(run(loop, asks, &pair[B]), "return None");
  ck_assert_uint_eq(tells, 2);
}

PAIR_TEST(what_nobody_waits_for_wakes_nobody,
          "A file that is ready, and that nobody waits for any more, neither "
          "wakes the loop nor stops a virtual clock",
          "") {
  int other[2];
  sock_pair(other);
  loop_add_reader(loop, other[A], first, NULL);
  loop_add_reader(loop, pair[B], first, &pair[B]);
  count_tells(loop);
  loop_leave_file(loop, pair[B], READER, &pair[B]);
  give(pair[A], "hi");
  loop_call_later(loop, 1, say_iteration, "one");
  loop_call_later(loop, 2, say_iteration, "two");
  loop_call_later(loop, 3, say_iteration, "three");
  run_until(loop, 3);
  expect_notes("one in 1, two in 2, three in 3");
  ck_assert_uint_eq(tells, 1); // in the end it does not hear of it any more
  loop_close_file(loop, other[A]);
  close(other[B]);
}

PAIR_TEST(many_that_nobody_waits_for_hide_nobody,
          "Behind however many files that are ready and that nobody waits for "
          "any more, one that is waited for is found before time goes by",
          "") {
  int pairs[MANY][2];
  open_many(pairs);
  for (int i = 0; i < MANY; i++) {
    loop_add_reader(loop, pairs[i][B], first, NULL);
    loop_leave_file(loop, pairs[i][B], READER, NULL);
    give(pairs[i][A], "hi");
  }
  loop_add_reader(loop, pair[B], reads, &pair[B]);
  give(pair[A], "hi");
  loop_call_later(loop, 1, say_iteration, "timer");
  run_iteration(loop);
  expect_notes("got 'hi' in 1");
  ck_assert_double_eq(loop_time(loop), 0);
  close_many(loop, pairs);
}

PAIR_TEST(a_hang_up_that_nobody_waits_for_is_no_news,
          "Once nobody waits for a file, its hang-up, which the system reports "
          "even to those who wait for nothing, does not make the loop spin",
          "") {
  int other[2];
  sock_pair(other);
  loop_add_reader(loop, other[A], first, NULL);
  loop_add_reader(loop, pair[B], first, &pair[B]);
  loop_leave_file(loop, pair[B], READER, &pair[B]);
  hang_up(loop, &pair[A]);
  for (int i = 1; i <= 4; i++)
    loop_call_later(loop, i, say_iteration, "timer");
  run_until(loop, 4);
  expect_notes("timer in 1, timer in 2, timer in 3, timer in 4");
  ck_assert_uint_eq(
      loop_files(loop)->selector->select(loop_files(loop)->selector, 0), 0);
  loop_close_file(loop, other[A]);
  close(other[B]);
}

PAIR_TEST(the_system_is_told_of_what_is_watched,
          "What the system was told of a file is what is watched there, or "
          "more",
          "") {
  ck_assert_ptr_null(loop_find_files(loop));
  Files *files = loop_files(loop);
  ck_assert_ptr_eq(loop_find_files(loop), files);
  int fd = pair[B];
  ck_assert_int_eq(file_watched(files_at(files, fd)), EVENT_NONE);
  loop_add_writer(loop, fd, sees, "room");
  ck_assert_int_eq(file_watched(files_at(files, fd)), direction_event(WRITER));
  loop_add_reader(loop, fd, first, NULL);
  ck_assert_int_eq(files_at(files, fd)->told, EVENT_BOTH);
  loop_leave_file(loop, fd, READER, NULL);
  ck_assert_int_eq(file_watched(files_at(files, fd)), EVENT_WRITE);
  ck_assert_int_eq(files_at(files, fd)->told, EVENT_BOTH);
  expect(files_tell(files, fd, EVENT_NONE), "return None");
  run_idle_iteration(loop);
  expect_notes(""); // the writer is not called
  loop_add_writer(loop, fd, sees, "room");
  run_iteration(loop);
  expect_notes("room in 2");
  ck_assert_str_eq(direction_name(READER), "read");
  ck_assert_str_eq(direction_name(WRITER), "write");
}

PAIR_TEST(who_came_later_stays,
          "Whoever leaves a file leaves it to those who came later", "") {
  int early, late;
  loop_add_reader(loop, pair[B], first, &late);
  loop_leave_file(loop, pair[B], READER, &early);
  loop_leave_file(loop, pair[B], WRITER, &late);
  ck_assert_ptr_eq(loop_watcher(loop, pair[B], READER, first), &late);
  ck_assert_ptr_null(loop_watcher(loop, pair[B], READER, second));
  ck_assert_ptr_null(loop_watcher(loop, pair[B], WRITER, first));
  loop_leave_file(loop, pair[B], READER, &late);
  ck_assert_ptr_null(loop_watcher(loop, pair[B], READER, first));
}

PAIR_TEST(a_floor_above_may_wake_the_loop,
          "A file by which a floor above wakes the loop ends the wait, and "
          "nobody is called for it",
          "") {
  int usual = dup(0);
  dup2(pair[B], 0); // any number will do
  files_wake_by(loop_files(loop), 0);
  loop_call_later(loop, 1, say_iteration, "timer");
  give(pair[A], "hi");
  run_iteration(loop);
  ck_assert_double_eq(loop_time(loop), 0);
  ck_assert_str_eq(taken(pair[B]), "'hi'");
  run_iteration(loop);
  expect_notes("timer in 2");
  dup2(usual, 0);
  close(usual);
}
