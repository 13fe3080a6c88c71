// lib/misuse.h: a program that uses the kit wrongly ends with the learner's
// line.
#include "misuse.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"
#include "record/source.h"
#include "stack.h"
#include "testing.h"

// What stands in lib/ is the kit's. These lines say that they are a learner's.
#line 7 "/learners/evens.c"
static void learners_mistake(void) { misuse("no %s here", "door"); }
#line 17 "../../lib/tests/test_misuse.c"

TEST(misuse_ends_the_program,
     "misuse() writes its line, behind the learner's where that can be found",
     "") {
  int status;
  const char *output = output_of(learners_mistake, &status);
  ck_assert_int_eq(status, 1);
  bool found = !strcmp(output, "evens.c:7: no door here\n");
  ck_assert_msg(found || !strcmp(output, "no door here\n"), "%s", output);
}

#line 30 "/learners/evens.c"
static void learners_null(void) { ((Stack *)NULL)->top = NULL; }
#line 31 "../../lib/tests/test_misuse.c"

TEST(null_is_named,
     "A NULL in place of an object is told with the learner's line and the "
     "function that needs it",
     "") {
  int status;
  const char *output = output_of(learners_null, &status);
  ck_assert_int_ne(status, 0);
  expect_in(output, "learners_null: NULL where an object is needed");
}

static void say_whether_dying(void) {
  print("%s", die_was_called() ? "dying" : "alive");
}

static void die_in_company(void) {
  say_whether_dying();
  atexit(say_whether_dying);
  die("over");
}

TEST(who_is_called_at_the_end_knows_why,
     "die_was_called() tells whether the program ends by die()", "") {
  ck_assert_str_eq(output_of(die_in_company, NULL), "alive\nover\ndying\n");
}

TEST(the_frames_above_are_walked,
     "frames_walk() finds the return address of the function that it starts in",
     "") {
  const void *frames[4] = {NULL};
  frames_walk(__builtin_frame_address(0), frames, 4);
  ck_assert_ptr_eq(frames[0], __builtin_return_address(0));
  ck_assert_str_eq(misuse_line("at ", frames, 4), ""); // they are all the kit's
}

#if CHECKED
static void use_what_was_freed(void) {
  Stack stack = stack_new((const void *)learners_mistake);
  char *object = stack_reserve(&stack, 64);
  stack_expect_live(object, "look");
  stack_free(stack);
  stack_expect_live(object, "look");
}

TEST(what_was_freed_is_named,
     "In a checked build an object on a stack that was freed ends the program",
     "") {
  char elsewhere = 0;
  stack_check_live(&elsewhere, "look"); // no stack of ours: nothing is known
  expect_dies(use_what_was_freed, "look: learners_mistake() was freed already");
}
#endif
