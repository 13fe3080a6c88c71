// 02_interleave.c: two generators of one body keep separate state
#include "01-generator/generator.h"
#include "trace.h"

static Outcome fib(Generator *self, void *arg) {
  const char *name = arg;
  int a = 0, b = 1;
  while (true) {
    generator_yield(self, value_str(message_format("%s%d", name, a)));
    int sum = a + b;
    a = b;
    b = sum;
  }
  return returned(value_none()); // never: but the compiler wants one
}

static const char *next(Generator *g) { return str(generator_next(g).value); }

int main(void) {
  Generator *x = generator_new(fib, "x"), *y = generator_new(fib, "y");
  print("%s", next(x));
  for (int i = 0; i < 3; i++) {
    print("%s", next(x));
    print("%s", next(y));
  }
  const char *from_y = next(y);
  print("%s %s", from_y, next(x));
  generator_free(x);
  generator_free(y);
}
