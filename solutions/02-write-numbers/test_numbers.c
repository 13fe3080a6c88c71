// What numbers() promises.
#include "exercise.h"
#include "testing.h"

static Coroutine *begin(void) {
  Coroutine *c = coroutine_new(numbers, NULL);
  expect(coroutine_next(c), "yield None");
  return c;
}

static Outcome feed(Coroutine *c, const char *character) {
  return coroutine_send(c, value_str(character));
}

// Sends one character after the other; the last one's outcome is worth it.
static Outcome feed_all(Coroutine *c, const char *text) {
  static const char all[] =
      "0\0001\0002\0003\0004\0005\0006\0007\0008\0009\0 \0";
  Outcome o = yielded(value_none());
  for (; *text; text++)
    o = feed(c, *text == ' ' ? &all[20] : &all[2 * (*text - '0')]);
  return o;
}

// -- numbers ----------------------------------------------------------------

TEST(it_is_ready_after_the_first_next,
     "next() brings it to its first yield, where it can receive: it has "
     "nothing to give yet",
     "C01") {
  coroutine_free(begin());
}

TEST(a_blank_ends_a_number,
     "A digit yields None; the send of the blank comes back with the number "
     "that it has ended",
     "C03") {
  Coroutine *c = begin();
  expect(feed(c, "4"), "yield None");
  expect(feed(c, "2"), "yield None");
  expect(feed(c, " "), "yield 42");
  coroutine_free(c);
}

TEST(each_number_starts_at_nothing,
     "A number that was given out is done with: the next one starts anew", "") {
  Coroutine *c = begin();
  expect(feed_all(c, "12 "), "yield 12");
  expect(feed_all(c, "7 "), "yield 7");
  expect(feed(c, " "), "yield None");
  expect(feed_all(c, "0 "), "yield 0");
  coroutine_free(c);
}

TEST(two_parsers_share_nothing,
     "Two parsers are two objects: the digits of one are not in the other",
     "") {
  Coroutine *a = begin(), *b = begin();
  feed_all(a, "1");
  feed_all(b, "2");
  feed_all(a, "3");
  expect(feed(b, " "), "yield 2");
  expect(feed(a, " "), "yield 13");
  coroutine_free(a);
  coroutine_free(b);
}

TEST(a_number_may_be_long,
     "A number has up to 18 digits: more than there is room for in an int",
     "") {
  Coroutine *c = begin();
  expect(feed_all(c, "123456789012345678 "), "yield 123456789012345678");
  coroutine_free(c);
}

// -- the end ------------------------------------------------------------------

TEST(the_end_tells_how_many,
     "\"\\n\" makes send() come back with RETURNED and how many numbers there "
     "were, the last one included",
     "C04") {
  Coroutine *c = begin();
  feed_all(c, "1 22 333");
  expect(feed(c, "\n"), "return 3");
  coroutine_free(c);

  c = begin();
  feed_all(c, " 5  ");
  expect(feed(c, "\n"), "return 1");
  coroutine_free(c);
}

TEST(nothing_is_no_number,
     "Without any digit there was no number: the end tells 0", "C04") {
  Coroutine *c = begin();
  expect(feed(c, "\n"), "return 0");
  coroutine_free(c);
}

TEST(digits_are_0_to_9,
     "Digits are the ten characters from 0 to 9, and not those beside them",
     "C06") {
  static const char *beside[] = {"/", ":", "-"};
  for (int i = 0; i < 3; i++) {
    Coroutine *c = begin();
    expect(feed(c, beside[i]), "raise ValueError: not a digit");
    coroutine_free(c);
  }
}

TEST(what_is_no_digit_ends_it,
     "An error that the body raises leaves send(), and it is finished", "C06") {
  Coroutine *c = begin();
  expect(feed(c, "x"), "raise ValueError: not a digit");
  expect(feed(c, "1"), "return None");
  coroutine_free(c);
}

// -- errors thrown in --------------------------------------------------------

static Outcome throw_error(Coroutine *c, ErrorType type) {
  return coroutine_throw(c, raised(type, "").error);
}

TEST(a_thrown_value_error_forgets,
     "A body that catches a thrown error goes on: throw() comes back like "
     "send(), and the digits so far are forgotten",
     "C08") {
  Coroutine *c = begin();
  feed_all(c, "12");
  expect(throw_error(c, ValueError), "yield None");
  expect(feed_all(c, "3 "), "yield 3");
  expect(feed(c, "\n"), "return 1");
  coroutine_free(c);
}

TEST(a_throw_is_no_number,
     "A number that was forgotten is not counted, and a throw between two "
     "numbers forgets nothing",
     "C08") {
  Coroutine *c = begin();
  expect(feed_all(c, "1 "), "yield 1");
  expect(throw_error(c, ValueError), "yield None");
  expect(feed_all(c, "2 "), "yield 2");
  feed_all(c, "9");
  throw_error(c, ValueError);
  expect(feed(c, "\n"), "return 2");
  coroutine_free(c);
}

TEST(another_error_goes_on,
     "It catches what it can handle, and nothing else: any other error goes on "
     "to whoever threw it",
     "C07") {
  Coroutine *c = begin();
  expect(throw_error(c, KeyError), "raise KeyError");
  coroutine_free(c);
}

TEST(a_kind_of_value_error_is_one,
     "What catches a ValueError catches its subclasses, too: the type is not "
     "compared, error_is() is asked",
     "C08") {
  ErrorType of_digits = error_type_new("DigitError", ValueError);
  Coroutine *c = begin();
  feed_all(c, "12");
  expect(throw_error(c, of_digits), "yield None");
  expect(feed_all(c, "3 "), "yield 3");
  coroutine_free(c);
}

TEST(it_can_be_closed,
     "GeneratorExit is no ValueError: close() is content at any moment",
     "C18 C27") {
  Coroutine *c = begin();
  feed_all(c, "12");
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
}
