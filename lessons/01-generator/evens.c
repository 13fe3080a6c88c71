// evens.c: for i in range(10): yield i * 2
//
// Python's twin is evens.py.
#include "01-generator/generator.h"
#include "trace.h"

// def evens():
static Outcome evens(Generator *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 10; i++)
    generator_yield(self, value_int(i * 2));
  return returned(value_none());
}

int main(void) {
  Generator *g = generator_new(evens, NULL);
  print("created");
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    print("%s", str(o.value));
  print("stopped");
  generator_free(g);
}
