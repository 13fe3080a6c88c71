// fibonacci.c: an endless generator, read lazily
//
// Python's twin is fibonacci.py. The body never returns; it makes each number
// only when somebody asks, so the caller decides how many there are.
#include <inttypes.h>

#include "01-generator/generator.h"
#include "trace.h"

// def fibonacci(name):
static Outcome fibonacci(Generator *self, void *arg) {
  const char *name = arg;
  int64_t a = 0, b = 1;
  while (true) {
    print("%s makes %" PRId64, name, a);
    generator_yield(self, value_int(a));
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum)) // Python's numbers have no end
      return raised(OverflowError, "too large for 64 bits");
    a = b;
    b = sum;
  }
}

int main(void) {
  Generator *x = generator_new(fibonacci, "x");
  Generator *y = generator_new(fibonacci, "y");
  int64_t n = 0;
  while (n < 5) {
    n = value_as_int(generator_next(x).value);
    print("got %" PRId64, n);
  }
  // y has a stack of its own: it starts at the beginning.
  print("got %s", str(generator_next(y).value));
  generator_free(x);
  generator_free(y);
}
