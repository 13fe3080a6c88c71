// Tests that fail, each in its own way, for runner.sh: it looks whether the
// runner says so.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stack.h"
#include "testing.h"

TEST(passes, "This one passes", "") { print("hello"); }

TEST(fails, "A loop asserts until it fails", "") {
  for (int i = 0; i < 10; i++)
    ck_assert_int_lt(i, 7);
}

TEST(speaks_late, "This one says something after the next one has", "") {
  usleep(300000);
  fputs("one says this\n", stderr);
}

TEST(speaks_at_once, "This one says something at once", "") {
  fputs("another says that\n", stderr);
}

TEST(crashes, "This one crashes", "") {
  print("before");
  ck_assert(1); // the last place that is known
  abort();
}

TEST(exits, "This one ends the program", "") {
  ck_assert(1); // the last place that is known
  exit(0);
}

TEST(exits_with_an_error, "This one ends the program with an error", "") {
  exit(3);
}

TEST(says_other_things, "This one notes something else", "") {
  note("a");
  note("%d", 2);
  expect_notes("a, b");
}

TEST(records_other_things, "This one records something else", "") {
  print("a");
  print("b");
  expect_trace("main print a\nmain print c\n");
}

TEST(records_another_end, "This one records a line with another end", "") {
  print("%0*d", 5000, 1);
  expect_trace(text_format("main print %0*d\n", 5000, 2));
}

TEST(ends_otherwise, "This one gets an error with another end", "") {
  Outcome o = raised_format(KeyError, "%0*d", 5000, 1);
  expect(o, text_format("raise KeyError: %0*d", 5000, 2));
}

TEST(notes_another_end, "This one notes a text with another end", "") {
  note("%0*d", 5000, 1);
  expect_notes(text_format("%0*d", 5000, 2));
}

static void chatter(void) { printf("%0*d", 9000, 1); }

TEST(looks_into_much, "This one looks for a word in a long output", "") {
  expect_in(output_of(chatter, NULL), "word");
}

TEST(hangs, "This one never ends", "") {
  print("for ever");
  while (true)
    pause();
}

TEST(kills_the_runner, "This one ends the process that runs it", "") {
  kill(getppid(), SIGKILL);
}

static void lives_on(void) {}

TEST(does_not_die, "This one expects a death that does not come", "") {
  expect_dies(lives_on, "last words");
}

TEST(stops_early, "This one stops before it has recorded all", "") {
  print("one");
  fputs("it says why\n", stderr);
  ck_abort_msg("enough");
}

TEST(leaves_a_stack, "This one leaves a stack behind", "") { stack_new(NULL); }

TEST(leaves_no_record, "This one is not worth a record", "") { untraced(); }

TEST(takes_its_time, "This one takes more time than there is behind a hang",
     "") {
  for (int i = 0; i < 3; i++)
    usleep(500000);
}
