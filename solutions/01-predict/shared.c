// shared.c: two generators of one body
//
// def count(): for n in range(1, 100): yield n
#include "01-generator/generator.h"
#include "trace.h"

static Outcome count(Generator *self, void *arg) {
  (void)arg;
  for (int n = 1; n < 100; n++)
    generator_yield(self, value_int(n));
  return returned(value_none());
}

int main(void) {
  Generator *a = generator_new(count, NULL);
  Generator *b = generator_new(count, NULL);
  print("a %s", str(generator_next(a).value));
  print("a %s", str(generator_next(a).value));
  print("b %s", str(generator_next(b).value));
  print("a %s", str(generator_next(a).value));
  generator_free(a);
  generator_free(b);
}
