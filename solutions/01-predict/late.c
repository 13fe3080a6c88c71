// late.c: when does the body look at its argument?
//
// n = 1; g = (x * n for x in (1, 2, 3)); n = 10
#include "01-generator/generator.h"
#include "trace.h"

static Outcome times(Generator *self, void *arg) {
  int *n = arg;
  for (int x = 1; x <= 3; x++)
    generator_yield(self, value_int(x * *n));
  return returned(value_none());
}

int main(void) {
  int n = 1;
  Generator *g = generator_new(times, &n);
  n = 10;
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    print("%s", str(o.value));
  generator_free(g);
}
