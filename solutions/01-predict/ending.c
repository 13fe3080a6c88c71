// ending.c: where does the value of `return` go?
//
// def gen(): yield 1; yield 2; return 3
#include "01-generator/generator.h"
#include "trace.h"

static Outcome gen(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(1));
  generator_yield(self, value_int(2));
  return returned(value_int(3));
}

int main(void) {
  Generator *g = generator_new(gen, NULL);
  Outcome o;
  while ((o = generator_next(g)).how == YIELDED)
    print("loop %s", str(o.value));
  print("behind the loop %s", str(o.value));
  print("once more %s", str(generator_next(g).value));
  generator_free(g);
}
