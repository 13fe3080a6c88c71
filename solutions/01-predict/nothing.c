// nothing.c: a None and a 0 among the values
//
// def readings(): yield 3; yield None; yield 0; yield 5
#include "01-generator/generator.h"
#include "trace.h"

static Outcome readings(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(3));
  generator_yield(self, value_none());
  generator_yield(self, value_int(0));
  generator_yield(self, value_int(5));
  return returned(value_none());
}

int main(void) {
  Generator *g = generator_new(readings, NULL);
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    print("%s", str(o.value));
  print("end");
  generator_free(g);
}
