// 06_finally.c: a yield inside finally, a pending return and a pending error
#include <string.h>

#include "01-generator/generator.h"
#include "trace.h"

static Outcome pending(Generator *self, void *arg) {
  // try:
  Outcome o = !strcmp(arg, "return") ? returned(value_str("r"))
                                     : raised(ValueError, "v");
  // finally:
  generator_yield(self, value_str("cleanup"));
  return o;
}

static Outcome pep255(Generator *self, void *arg) {
  (void)arg;
  // try:
  generator_yield(self, value_int(1));
  // try:
  generator_yield(self, value_int(2));
  Outcome o = raised(ZeroDivisionError, "division by zero");
  if (o.how == RAISED)
    goto except_zero_division;
  generator_yield(self, value_int(3));
except_zero_division:
  if (error_is(o.error, ZeroDivisionError)) {
    generator_yield(self, value_int(4));
    generator_yield(self, value_int(5));
    goto except; // raise
  }
  generator_yield(self, value_int(6));
  generator_yield(self, value_int(7));
except:
  generator_yield(self, value_int(8));
  generator_yield(self, value_int(9));
  // try: x = 12; finally:
  generator_yield(self, value_int(10));
  generator_yield(self, value_int(11));
  return returned(value_none());
}

int main(void) {
  const char *kinds[] = {"return", "raise"};
  for (int i = 0; i < 2; i++) {
    Generator *g = generator_new(pending, (void *)kinds[i]);
    print("%s %s", kinds[i], str(generator_next(g).value));
    Outcome o = generator_next(g);
    if (o.how == RETURNED)
      print("%s StopIteration: %s", kinds[i], str(o.value));
    else
      print("%s %s", kinds[i], error_repr(o.error));
    generator_free(g);
  }
  Generator *g = generator_new(pep255, NULL);
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    print("%s", str(o.value));
  generator_free(g);
}
