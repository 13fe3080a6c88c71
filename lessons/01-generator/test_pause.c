// Lesson 1, "What does a pause need?"
//
// It needs a stack of its own, which has an end. A body that goes beyond it
// ends the program, and does not write into other memory.
#include "01-generator/generator.h"
#include "testing.h"

static int deep(volatile int n) {
  volatile char frame[512] = {0};
  return n == 0 ? frame[0] : deep(n - 1) + frame[n % 512];
}

static Outcome too_deep(Generator *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(deep(1000000)));
}

static void overflow(void) { generator_next(generator_new(too_deep, NULL)); }

TEST(an_overflow_names_its_body,
     "A body that overflows its stack ends the program with one line that "
     "names it",
     "") {
  expect_dies(overflow, "stack overflow: coroutine too_deep() needs");
}
