// What does a loop do while it waits?
#include <sys/wait.h>

#include "08-sockets/test_files.h"

PAIR_TEST(another_program_may_answer,
          "With no timer the loop waits for a file, even on a virtual clock: "
          "another program may send something",
          "") {
  loop_add_reader(loop, pair[B], reads_and_stops, &pair[B]);
  pid_t child = fork();
  if (child == 0) {
    give(pair[A], "hi");
    _exit(0);
  }
  loop_run_forever(loop);
  expect_notes("got 'hi' in 1");
  ck_assert_double_eq(loop_time(loop), 0);
  waitpid(child, NULL, 0);
}

// In a process of its own a wait passes at once: the system says that nothing
// has come for so long, and the real clock agrees.
static double passed;
static size_t (*really_select)(Selector *, double);

static double time_that_passed(Clock *self) {
  (void)self;
  return passed;
}

static size_t select_at_once(Selector *self, double seconds) {
  passed += seconds;
  return really_select(self, 0);
}

static void let_time_pass_at_once(Loop *loop) {
  Selector *selector = loop_files(loop)->selector;
  really_select = selector->select;
  selector->select = select_at_once;
  clock_real()->now = time_that_passed;
}

static void waits_in_vain(void) {
  Loop *loop = loop_new(clock_virtual());
  let_time_pass_at_once(loop);
  int pair[2];
  sock_pair(pair);
  loop_add_reader(loop, pair[A], first, NULL);
  fill(pair[A]);
  loop_add_writer(loop, pair[A], first, NULL);
  const char *said = outcome_repr(loop_run_forever(loop));
  fprintf(stderr, "after %.1f s: %s\n", passed, said);
}

TEST(nothing_that_comes_is_reported,
     "Where no file gets ready for two seconds and no timer is set, the loop "
     "says that nothing will wake it, and for which files it waits",
     "") {
  untraced();
  int status;
  const char *said = output_of(waits_in_vain, &status);
  expect_in(said, "\nafter 2.0 s: RuntimeError: nothing can ever wake this "
                  "event loop again\n");
  expect_in(said, "watched: file descriptor ");
  expect_in(said, ", to read\n");
  expect_in(said, ", to write\n");
}
