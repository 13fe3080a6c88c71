// lib/misuse.h: a program that uses the kit wrongly ends with the learner's
// line.
#include "misuse.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "die.h"
#include "record/frames.h"
#include "record/shared_memory.h"
#include "stack.h"
#include "symbol.h"
#include "testing.h"
#include "tests/test_co.h"

#define FRAME __attribute__((noinline))

static Stack *volatile no_stack;

static void say_whether_dying(void) {
  print("%s", die_was_called() ? "dying" : "alive");
}

#if WITH_ASAN
static volatile char *given_back(void) {
  char *volatile memory = malloc(4);
  free(memory);
  return memory;
}
#endif

// Called below, so compiled before: the assembler takes the first file that it
// is told of for this one.
static FRAME const char *door(void) { return "door"; }

static FRAME void kits_null(Stack *stack) { stack->top = NULL; }
static FRAME void kits_mistake(void) { misuse("no %s there", door()); }
#if WITH_ASAN
static FRAME void look_at(const void *object) {
  misuse_if_freed(object, "look");
}
#endif
static void (*volatile no_function)(void);

// What stands in lib/ is the kit's. These lines say that they are a learner's.
#line 60 "/learners/evens.c"
static void learners_null(void) { no_stack->top = NULL; }
#line 7 "/learners/evens.c"
static void learners_mistake(void) { misuse("no %s here", door()); }
#line 20 "/learners/evens.c"
static FRAME void in_the_same_file(void) { learners_mistake(); }
#line 30 "/learners/evens.c2"
static FRAME void in_another_file(void) { in_the_same_file(); }
#line 40 "/learners/evens.c"
static FRAME void learners_print(void) { print("here"); }
#line 70 "/learners/evens.c"
static FRAME void hands_null_on(void) { kits_null(no_stack); }
#line 80 "/learners/evens.c"
static FRAME void calls_the_kit(void) { kits_mistake(); }
#line 90 "/learners/evens.c2"
static FRAME void calls_from_elsewhere(void) { calls_the_kit(); }
#if CHECKED
#line 60 "/learners/evens.c"
static FRAME void learners_free(Stack stack) { stack_free(stack); }
#endif
#if WITH_ASAN
#line 50 "/learners/evens.c"
static void learners_late_write(void) { *given_back() = 0; }
#line 100 "/learners/evens.c"
static FRAME void learners_late_look(void) {
  char *volatile memory = malloc(4);
  look_at(memory);
  free(memory);
  look_at(memory);
}
#endif
#line 82 "../../lib/tests/test_misuse.c"

TEST(misuse_ends_the_program,
     "misuse() writes its line, behind the learner's where that can be found",
     "") {
  int status;
  const char *output = output_of(learners_mistake, &status);
  expect_status(status, 1, output);
  expect_in(output, "no door here\n");
  if (lines_are_known())
    ck_assert_str_eq(output, "evens.c:7: no door here\n");
}

TEST(the_file_that_called_is_named,
     "misuse() passes over the file of the innermost line: a floor that the "
     "learner has written is not where the mistake is",
     "") {
  const char *output = output_of(in_another_file, NULL);
  if (lines_are_known())
    ck_assert_str_eq(output, "evens.c2:30: no door here\n");
  // Where the kit says it, the first line is the one, whoever has called that.
  output = output_of(calls_from_elsewhere, NULL);
  if (lines_are_known())
    ck_assert_str_eq(output, "evens.c:80: no door there\n");
}

TEST(a_line_stands_behind_its_words,
     "misuse_line() puts the words before the learner's line", "") {
  learners_print();
  const char *line =
      misuse_line(", at ", record_now->last->frames, RECORDED_FRAMES);
  if (lines_are_known())
    ck_assert_str_eq(line, ", at evens.c:40");
}

#if WITH_ASAN
TEST(what_asan_finds_is_named,
     "Before AddressSanitizer's report stands the learner's line, and in a few "
     "words what it is about",
     "") {
  const char *output = output_of(learners_late_write, NULL);
  if (lines_are_known())
    expect_in(output, "evens.c:50: heap-use-after-free (what");
}

TEST(what_was_given_back_is_told,
     "misuse_if_freed() tells, in one line, who uses what was given back, and "
     "where that was",
     "") {
  const char *output = output_of(learners_late_look, NULL);
  expect_in(output, "look: the object was freed already");
  if (lines_are_known())
    ck_assert_str_eq(output, "evens.c:104: look: the object was freed already, "
                             "at evens.c:103\n");
}
#endif

TEST(null_is_named,
     "A NULL in place of an object is told with the learner's line and the "
     "function that needs it",
     "") {
  int status;
  const char *output = output_of(learners_null, &status);
  ck_assert_int_ne(status, 0);
  if (!processor_is_known())
    return;
  expect_in(output, "learners_null: NULL where an object is needed\n");
  if (lines_are_known())
    ck_assert_ptr_eq(strstr(output, "evens.c:60: learners_null: NULL"), output);
  if (!CHECKED) // optimized, a function that calls nobody may have no frame
    return;
  output = output_of(hands_null_on, NULL);
  expect_in(output, "kits_null: NULL where an object is needed\n");
  if (lines_are_known())
    ck_assert_ptr_eq(strstr(output, "evens.c:70: kits_null: NULL"), output);
}

static void kits_null_alone(void) { kits_null(no_stack); }

TEST(
    null_is_named_without_a_line,
    "Where no line of a learner's has led to a NULL, what is said of it begins "
    "with the function",
    "") {
  if (!CHECKED || !processor_is_known())
    return;
  const char *output = output_of(kits_null_alone, NULL);
  ck_assert_ptr_eq(strstr(output, "kits_null: NULL where"), output);
}

static void tell_where(const void *const *frames, int count) {
  fprintf(stderr, "%d: %s\n", count, symbol_name(frames[0]));
}

static void fault_watched(void) {
  misuse_watch = tell_where;
  kits_null(no_stack);
}

TEST(a_watch_is_told_where,
     "Who watches is told in which function a fault was, before anything else",
     "") {
  const char *output = output_of(fault_watched, NULL);
  // Valgrind knows no more than who has called.
  const char *said = CHECKED ? "1: kits_null\n" : "1: ";
  if (processor_is_known())
    ck_assert_ptr_eq(strstr(output, said), output);
}

static void send_a_signal(void) {
  setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
  raise(SIGSEGV);
}

TEST(a_signal_that_was_sent_is_no_null,
     "A SIGSEGV that somebody has sent is none of a NULL's: it has no address",
     "") {
  int status;
  const char *output = output_of(send_a_signal, &status);
  ck_assert_msg(status != 0, "the signal was lost");
  ck_assert_msg(!strstr(output, "NULL where"), "%s", output);
}

static void call_null(void) { no_function(); }

TEST(null_is_no_function, "A call of NULL is told as that, for it has no name",
     "") {
  int status;
  const char *output = output_of(call_null, &status);
  ck_assert_int_ne(status, 0);
  if (processor_is_known())
    expect_in(output, "a call: NULL where a function is needed\n");
}

#if WITH_ASAN
static void sum_of_too_much(void) {
  volatile int most = INT_MAX;
  most = most + 1;
}

TEST(what_is_undefined_is_told_with_its_callers,
     "UndefinedBehaviorSanitizer also says by which calls it came there", "") {
  const char *output = output_of(sum_of_too_much, NULL);
  expect_in(output, "signed integer overflow");
  expect_in(output, " in sum_of_too_much ");
}
#endif

static void in_the_line_alone(void) {
  misuse_says_it_all();
  learners_null();
}

TEST(our_line_can_be_enough,
     "After misuse_says_it_all() no sanitizer reports a NULL again", "") {
  int status;
  const char *output = output_of(in_the_line_alone, &status);
  if (!RUNNING_ON_VALGRIND) // whose own status says that there was a fault
    expect_status(status, 128 + SIGSEGV, output);
  if (processor_is_known())
    ck_assert_str_eq(strchr(output, '\n'), "\n");
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

static void die_over_a_leak(void) {
  for (int i = 0; i < 10; i++)
    allocate(64); // nobody has it
  die("over");
}

TEST(no_list_of_leaks_hides_why,
     "Behind the line of die() no sanitizer lists what was not freed", "") {
  ck_assert_str_eq(output_of(die_over_a_leak, NULL), "over\n");
}

#if WITH_ASAN && !defined(NO_LEAKS)
static void leave_a_leak(void) {
  for (int i = 0; i < 10; i++)
    allocate(64);
  exit(0);
}

TEST(a_leak_is_listed, "Who ends otherwise is told what was not freed", "") {
  expect_in(output_of(leave_a_leak, NULL), "LeakSanitizer");
}
#endif

static void mistake_without_addr2line(void) {
  setenv("PATH", "/nowhere", 1);
  learners_mistake();
}

TEST(without_addr2line_there_is_no_line,
     "Where addr2line is not to be had, the message stands alone", "") {
  int status;
  const char *output = output_of(mistake_without_addr2line, &status);
  ck_assert_str_eq(output, "no door here\n");
  ck_assert_int_eq(status, 1);
}

TEST(the_frames_above_are_walked,
     "frames_walk() finds the return address of the function that it starts in",
     "") {
  const void *frames[4] = {NULL};
  frames_walk(__builtin_frame_address(0), frames, 4);
  if (processor_is_known())
    ck_assert_ptr_eq(frames[0], __builtin_return_address(0));
  ck_assert_str_eq(misuse_line("at ", frames, 4), ""); // they are all the kit's
}

#if CHECKED
static void use_what_was_freed(void) {
  Stack stack = stack_new((const void *)learners_mistake);
  char *object = stack_reserve(&stack, 64);
  stack_expect_live(object, "look");
  learners_free(stack);
  stack_expect_live(object, "look");
}

TEST(what_was_freed_is_named,
     "In a checked build an object on a stack that was freed ends the program",
     "") {
  char elsewhere = 0;
  stack_check_live(&elsewhere, "look"); // no stack of ours: nothing is known
  expect_dies(use_what_was_freed, "look: learners_mistake() was freed already");
  if (lines_are_known())
    expect_dies(use_what_was_freed, "freed already, at evens.c:60\n");
}
#endif
