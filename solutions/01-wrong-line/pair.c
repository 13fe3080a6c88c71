// pair.c: one generator, asked until it is finished and once more
//
// def pair(): print("left"); yield 1; print("right"); yield 2
#include "01-generator/generator.h"
#include "trace.h"

static Outcome pair(Generator *self, void *arg) {
  (void)arg;
  print("left");
  generator_yield(self, value_int(1));
  print("right");
  generator_yield(self, value_int(2));
  return returned(value_none());
}

int main(void) {
  Generator *g = generator_new(pair, NULL);
  print("made");
  for (int i = 0; i < 4; i++)
    generator_next(g);
  print("end");
  generator_free(g);
}
