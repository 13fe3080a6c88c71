// Who asks the system?
#include <math.h>

#include "08-sockets/epoll_selector.h"
#include "08-sockets/poll_selector.h"
#include "08-sockets/test_files.h"

typedef Selector *MakeSelector(void);
static MakeSelector *const kinds[] = {selector_poll, selector_epoll};

// What is ready now: "read", "write", "both" of one file; "" for none.
static const char *ready_now(Selector *selector, int fd) {
  static const char *const names[] = {"none", "read", "write", "both"};
  size_t count = selector->select(selector, 0);
  for (size_t i = 0; i < count; i++)
    if (selector->ready[i].fd == fd)
      return names[selector->ready[i].events];
  return "";
}

static Outcome tell(Selector *selector, int fd, FileEvents before,
                    FileEvents now) {
  return selector->tell(selector, fd, before, now);
}

static void reports_what_it_was_told(Selector *s, int pair[2]) {
  int a = pair[A], b = pair[B];
  ck_assert_uint_eq(s->select(s, 0), 0);
  tell(s, b, EVENT_NONE, EVENT_READ);
  ck_assert_str_eq(ready_now(s, b), "");
  give(a, "hi");
  ck_assert_str_eq(ready_now(s, b), "read");
  ck_assert_str_eq(ready_now(s, b), "read"); // as long as nobody reads
  tell(s, b, EVENT_READ, EVENT_BOTH);
  ck_assert_str_eq(ready_now(s, b), "both");
  tell(s, b, EVENT_BOTH, EVENT_WRITE);
  ck_assert_str_eq(ready_now(s, b), "write");
  tell(s, b, EVENT_WRITE, EVENT_NONE);
  ck_assert_str_eq(ready_now(s, b), "");
  ck_assert_str_eq(taken(b), "'hi'");
}

// The number that the next file will have.
static int next_number(void) {
  int fd = dup(0);
  close(fd);
  return fd;
}

static void with_each_kind(void (*test)(Selector *, int pair[2])) {
  int next = next_number();
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    Selector *selector = kinds[i]();
    if (!selector) // there is no epoll here
      continue;
    int pair[2];
    sock_pair(pair);
    test(selector, pair);
    close(pair[A]);
    close(pair[B]);
    selector->free(selector);
    ck_assert_msg(next_number() == next, "a selector leaves a file open");
  }
}

TEST(a_selector_reports_what_it_was_told,
     "Both kinds report of a file what they were told to wait for, at each "
     "select, until they are told otherwise",
     "") {
  with_each_kind(reports_what_it_was_told);
}

static void reports_a_hang_up(Selector *s, int pair[2]) {
  fill(pair[B]);
  tell(s, pair[B], EVENT_NONE, EVENT_WRITE);
  ck_assert_str_eq(ready_now(s, pair[B]), "");
  shutdown(pair[A], SHUT_RDWR);
  ck_assert_str_eq(ready_now(s, pair[B]), "both");
  tell(s, pair[B], EVENT_WRITE, EVENT_NONE);
  ck_assert_str_eq(ready_now(s, pair[B]), "");
}

TEST(
    a_hang_up_is_ready_for_both,
    "Both kinds report a hang-up as ready to read and to write, and not at all "
    "once they were told that nobody waits",
    "N13") {
  with_each_kind(reports_a_hang_up);
}

static void refuses(Selector *s, int pair[2]) {
  int file = fileno(tmpfile());
  expect(tell(s, file, EVENT_NONE, EVENT_READ),
         "raise PermissionError: [Errno 1] Operation not permitted");
  int closed = dup(pair[A]);
  close(closed);
  expect(tell(s, closed, EVENT_NONE, EVENT_WRITE),
         "raise OSError: [Errno 9] Bad file descriptor");
  expect(tell(s, closed, EVENT_READ, EVENT_NONE), "return None");
  close(file);
}

TEST(
    a_selector_refuses_what_is_no_file,
    "Both kinds refuse an ordinary file and a number that no file has; to wait "
    "no more for what was closed is fine",
    "N16 N17") {
  with_each_kind(refuses);
}

static void knows(Selector *s, int pair[2]) {
  tell(s, pair[B], EVENT_NONE, EVENT_READ);
  ck_assert(s->knows(s, pair[B], EVENT_READ));
  give(pair[A], "hi");
  ck_assert_str_eq(ready_now(s, pair[B]), "read");
}

TEST(a_selector_knows_its_files,
     "Both kinds still know what they were told, and asking changes nothing",
     "") {
  with_each_kind(knows);
}

// In two selects: which of MANY files were reported, and how often.
static void count_ready(Selector *s, int pairs[MANY][2], int counts[MANY]) {
  memset(counts, 0, MANY * sizeof *counts);
  for (int turn = 0; turn < 2; turn++)
    for (size_t i = s->select(s, 0); i > 0; i--)
      for (int file = 0; file < MANY; file++)
        counts[file] += pairs[file][B] == s->ready[i - 1].fd;
}

static void waits_for_many(Selector *s, int pair[2]) {
  int pairs[MANY][2], counts[MANY];
  open_many(pairs);
  tell(s, pair[B], EVENT_NONE, EVENT_READ); // where nothing comes
  for (int i = 0; i < MANY; i++) {
    tell(s, pairs[i][B], EVENT_NONE, EVENT_READ);
    give(pairs[i][A], "hi");
  }
  count_ready(s, pairs, counts);
  for (int i = 0; i < MANY; i++)
    ck_assert_msg(counts[i], "file %d of %d is not reported", i, MANY);
  tell(s, pairs[0][B], EVENT_READ, EVENT_NONE);
  tell(s, pairs[2][B], EVENT_READ, EVENT_NONE);
  count_ready(s, pairs, counts);
  for (int i = 0; i < MANY; i++)
    ck_assert_msg(!counts[i] == (i == 0 || i == 2),
                  "file %d of %d is reported %d times", i, MANY, counts[i]);
  close_many(NULL, pairs);
}

TEST(a_selector_waits_for_many,
     "Of more than READY_MOST files that are ready a select may report so many "
     "only; then the next one reports the others",
     "N10") {
  with_each_kind(waits_for_many);
}

PAIR_TEST(poll_takes_the_place_of_epoll,
          "Where no more files may be open there is no epoll, and poll will do",
          "") {
  struct rlimit usual = no_more_files();
  Outcome o = loop_add_reader(loop, pair[B], reads, &pair[B]);
  setrlimit(RLIMIT_NOFILE, &usual);
  expect(o, "return None");
  give(pair[A], "hi");
  run_iteration(loop);
  expect_notes("got 'hi' in 1");
}

// Does the loop ask by the same way as this one? Frees it.
static bool asks_by(Loop *loop, Selector *selector) {
  bool same = loop_files(loop)->selector->select == selector->select;
  selector->free(selector);
  return same;
}

LOOP_TEST(poll_can_be_asked_for,
          "FILES_BY=poll in the environment asks for poll where there is "
          "epoll, too",
          "") {
  Loop *other = loop_new(clock_virtual());
  setenv("FILES_BY", "poll", 1);
  ck_assert(asks_by(loop, selector_poll()));
  setenv("FILES_BY", "epoll", 1);
  Selector *epoll = selector_epoll();
  ck_assert(asks_by(other, epoll ? epoll : selector_poll()));
  loop_free(other);
}

// "What does a loop do while it waits?"

static double longest; // that a select was to wait
static size_t (*really_select)(Selector *, double seconds);

static size_t select_and_remember(Selector *self, double seconds) {
  longest = fmax(longest, seconds);
  return really_select(self, seconds);
}

PAIR_TEST(a_virtual_clock_waits_for_no_file,
          "On a virtual clock the loop only asks which files are ready, while "
          "there is a timer",
          "") {
  Selector *selector = loop_files(loop)->selector;
  really_select = selector->select;
  selector->select = select_and_remember;
  loop_add_reader(loop, pair[B], first, NULL);
  loop_call_later(loop, 9, stop, NULL);
  loop_run_forever(loop);
  ck_assert(loop_time(loop) == 9 && longest == 0);
}

// "Who asks the system?"

TEST(what_is_neither_counts_for_both,
     "Of what the system reports, an error counts as ready to read and to "
     "write",
     "N13") {
  ck_assert_int_eq(selector_events(1, 1, 4), EVENT_READ);
  ck_assert_int_eq(selector_events(4, 1, 4), EVENT_WRITE);
  ck_assert_int_eq(selector_events(5, 1, 4), EVENT_BOTH);
  ck_assert_int_eq(selector_events(8, 1, 4), EVENT_BOTH);
  ck_assert_int_eq(selector_events(0, 1, 4), EVENT_NONE);
}
