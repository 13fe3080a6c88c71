// NULL in place of an object ends the program, and the first line says whose
// line has called what.
#include "01-generator/generator.h"
#include "testing.h"

static void call_1(void) { generator_next(NULL); }
static void call_2(void) { generator_yield(NULL, value_none()); }

static void (*const calls[])(void) = {call_1, call_2};

TEST(a_generator_is_needed,
     "A function that cannot do without its object says so when it is given "
     "NULL, with the line that has called it",
     "") {
  untraced();
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    int status;
    const char *output = output_of(calls[i], &status);
    if (status != 0 && processor_is_known()) // a floor may also go on
      expect_in(output, "NULL where an object is needed");
  }
}
