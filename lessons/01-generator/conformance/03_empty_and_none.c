// 03_empty_and_none.c: return before any yield; yielding None does not stop
#include "01-generator/generator.h"
#include "trace.h"

static Outcome empty(Generator *self, void *arg) {
  int v = *(int *)arg;
  if (v < 0)
    generator_yield(self, value_str("never"));
  return returned(value_int(v));
}

static Outcome nones(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_none());
  generator_yield(self, value_none());
  return returned(value_none());
}

static void step(Generator *g) {
  Outcome o = generator_next(g);
  print("%s %s", o.how == YIELDED ? "yield" : "stop", str(o.value));
}

int main(void) {
  int five = 5;
  Generator *g = generator_new(empty, &five);
  step(g);
  step(g);
  generator_free(g);
  g = generator_new(nones, NULL);
  for (int i = 0; i < 3; i++)
    step(g);
  generator_free(g);
}
