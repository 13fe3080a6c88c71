// lib/text.h: texts made on the way, lent, owned, or kept for good.
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "die.h"
#include "testing.h"
#include "tests/test_co.h"

TEST(a_printf_may_name_several_texts,
     "text_format() writes as printf() does, and its texts live side by side",
     "") {
  ck_assert_str_eq(
      text_format("%s, %s", text_format("%d", 1), text_format("%03d", 2)),
      "1, 002");
}

TEST(a_text_has_a_first_line,
     "text_line() is what stands before the first end of a line, or all of it",
     "") {
  ck_assert_str_eq(text_line("one\ntwo\n"), "one");
  ck_assert_str_eq(text_line("one"), "one");
  ck_assert_str_eq(text_line("\ntwo"), "");
}

TEST(a_text_may_be_empty, "text_new() makes an empty text, too", "") {
  char *text = text_new("%s", "");
  ck_assert_str_eq(text, "");
  free(text);
}

static void format_what_cannot_be(void) { text_new("%lc", (wint_t)0x7fffffff); }

TEST(what_cannot_be_formatted_dies,
     "A text that printf() cannot write ends the program", "") {
  expect_dies(format_what_cannot_be, "a text cannot be formatted as \"%lc\"");
}

TEST(sixteen_texts_live_at_once,
     "The texts of repr() stay until sixteen more were asked for", "") {
  const char *first = repr(value_int(0));
  for (int i = 1; i < 16; i++)
    repr(value_int(i));
  ck_assert_str_eq(first, "0");
}

TEST(equal_messages_are_kept_once,
     "message_format() keeps a text for good, and equal ones once", "") {
  const char *a = message_format("%d times", 3);
  ck_assert_ptr_eq(a, message_format("%d times", 3));
  ck_assert_str_eq(message_format("%d times", 4), "4 times");
  ck_assert_str_eq(a, "3 times");
}

TEST(no_text_is_cut, "A text may have any length, whoever makes it", "") {
  char *long_text = text_new("%0*d", 5000, 7);
  ck_assert_uint_eq(strlen(long_text), 5000);
  ck_assert_uint_eq(strlen(text_format("%s!", long_text)), 5001);
  ck_assert_uint_eq(strlen(message_format("%s!", long_text)), 5001);
  ck_assert_uint_eq(strlen(repr(value_str(long_text))), 5002);
  Outcome o = raised_format(ValueError, "%s", long_text);
  ck_assert_uint_eq(strlen(outcome_repr(o)), 5000 + strlen("ValueError: "));
  free(long_text);
}

TEST(a_long_text_is_shown_where_it_differs,
     "text_part() shows of a long text as much as is asked for, from a little "
     "before it parts from the other one, whole characters, and says so; a "
     "shorter one is shown whole",
     "") {
  char long_text[3001] = "", other[3001] = "";
  for (int i = 0; i < 1500; i++) {
    strcat(long_text, "\u00e9"); // of two bytes
    strcat(other, i < 900 ? "\u00e9" : "oh");
  }
  const char *part = text_part(long_text, other, 1500);
  expect_in(part, "[3000 bytes, from 1700 to 3000] \u00e9");
  ck_assert_uint_eq(strlen(strchr(part, ']')), 2 + 1300);
  expect_in(text_part(long_text, "other", 1500),
            "[3000 bytes, from 0 to 1500] ");
  long_text[2999] = 'x'; // one byte more before each that follows
  memmove(long_text + 1, long_text, 2999);
  expect_in(text_part(long_text + 1, "other", 1500), "from 0 to 1500] ");
  long_text[0] = 'a';
  expect_in(text_part(long_text, "other", 1500), "from 0 to 1499] ");
  memmove(other + 1, other, 2999);
  other[0] = 'a';
  expect_in(text_part(long_text, other, 1500), "from 1701 to 3000] ");
  long_text[1500] = 0;
  ck_assert_ptr_eq(text_part(long_text, other, 1500), long_text);
}

TEST(lines_that_differ_at_their_end_differ,
     "A comparison of recorded lines looks at the whole of them", "") {
  print("%0*d", 400, 1);
  const char *line = text_format("main print %0*d", 400, 1);
  expect_trace(line);
}

TEST(a_long_outcome_is_compared_whole,
     "expect() compares an error of any length", "") {
  Outcome o = raised_format(KeyError, "%0*d", 400, 1);
  expect(o, text_format("raise KeyError: %0*d", 400, 1));
}

TEST(
    many_messages_are_found_again,
    "A hundred thousand different messages are kept, each once, in little time",
    "") {
  enum { MANY = 100000 };
  static const char *kept[MANY];
  for (int i = 0; i < MANY; i++)
    kept[i] = message_format("message %d", i);
  for (int i = 0; i < MANY; i++)
    if (kept[i] != message_format("message %d", i))
      ck_abort_msg("message %d was kept twice", i);
}

TEST(what_is_lent_is_known, "text_is_lent() tells what will not last", "") {
  const char *text = text_format("%d", 1);
  ck_assert(text_is_lent(text));
  ck_assert(!text_is_lent(message_format("%d", 1)));
  for (int i = 0; i < 16; i++)
    text_lend(text_new("%d", i));
  ck_assert(!text_is_lent(text));
}

#if WITH_ASAN
static void read_a_stale_text(void) {
  const char *text = text_format("%s", "stale");
  for (int i = 0; i < 16; i++)
    text_format("%d", i);
  puts(text);
}

TEST(a_stale_text_is_caught,
     "AddressSanitizer reports a text that is read after it was given back",
     "") {
  expect_dies(read_a_stale_text, "heap-use-after-free");
}
#endif

#if CHECKED
static void raise_a_lent_text(void) {
  raised(ValueError, text_format("%d", 1));
}

TEST(
    an_error_does_not_take_a_lent_text,
    "In a checked build, an error whose message will not last ends the program",
    "") {
  expect_dies(raise_a_lent_text, "raised(): the message \"1\" is only lent");
}

static void raises_its_own(void *arg) {
  char *mine = strcpy(__builtin_alloca(5), "mine");
  if (!stack_owner(mine))
    die("the message \"mine\" lies on the stack of raises_its_own()");
  raised(ValueError, mine);
  co_end(arg, 0);
}

static void raise_from_a_stack(void) { co_resume(co_new(raises_its_own), 0); }

TEST(other_messages_last,
     "A literal lasts, and so does what message_format() has made", "") {
  error_expect_lasting((Error){.message = "for good"});
  error_expect_lasting((Error){.message = message_format("%d", 1)});
}

TEST(an_error_does_not_take_a_text_on_a_stack,
     "In a checked build, an error whose message lies on a coroutine's stack "
     "ends the program: it goes with it",
     "") {
  expect_dies(raise_from_a_stack,
              "the message \"mine\" lies on the stack of raises_its_own()");
}

// AddressSanitizer moves an array away from the stack.
static void raises_an_array(void *arg) {
  char array[8];
  strcpy(array, "mine");
  raised(ValueError, array);
  co_end(arg, 0);
}

static void raise_from_an_array(void) { co_resume(co_new(raises_an_array), 0); }

TEST(an_error_does_not_take_a_local_array,
     "In a checked build, an error whose message is a local array of a "
     "coroutine ends the program, wherever the compiler has put the array",
     "") {
  expect_dies(raise_from_an_array,
              "the message \"mine\" lies on the stack of raises_an_array()");
}
#endif

static const char *wrapped(const char *format, ...) {
  va_list args;
  va_start(args, format);
  const char *kept = message_format_v(format, args);
  va_end(args);
  va_start(args, format);
  char *owned = text_new_v(format, args);
  va_end(args);
  ck_assert_str_eq(owned, kept);
  free(owned);
  return kept;
}

TEST(functions_with_dots_can_hand_them_on,
     "text_new_v() and message_format_v() take the arguments of another", "") {
  ck_assert_str_eq(wrapped("%s %d", "lesson", 5), "lesson 5");
}
