// start.c: when does the body run?
//
// def gen(): print("start"); yield 1
#include "01-generator/generator.h"
#include "trace.h"

static Outcome gen(Generator *self, void *arg) {
  (void)arg;
  print("start");
  generator_yield(self, value_int(1));
  return returned(value_none());
}

int main(void) {
  Generator *g = generator_new(gen, NULL);
  print("made");
  print("%s", str(generator_next(g).value));
  generator_free(g);
}
