// numbers.c: a parser whose state is where it stands
#include "exercise.h"

// x = yield given; a ValueError thrown in stands for the empty text
static Outcome receive(Coroutine *self, Value given) {
  Outcome o = coroutine_yield(self, given);
  if (o.how == RAISED && error_is(o.error, ValueError))
    return returned(value_str(""));
  return o;
}

Outcome numbers(Coroutine *self, void *arg) {
  (void)arg;
  Value given = value_none();
  int64_t number = 0, count = 0;
  bool has_digits = false;
  while (true) {
    char c = value_as_str(TRY(receive(self, given)))[0];
    bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && c != ' ' && c != '\n' && c != '\0')
      return raised(ValueError, "not a digit");
    bool is_complete = has_digits && (c == ' ' || c == '\n');
    given = is_complete ? value_int(number) : value_none();
    count += is_complete;
    number = is_digit ? 10 * number + (c - '0') : 0;
    has_digits = is_digit;
    if (c == '\n')
      return returned(value_int(count));
  }
}
