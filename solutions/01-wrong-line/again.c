// again.c: a generator that is asked again after its end
//
// def once(): yield "one"; return "done"
#include "01-generator/generator.h"
#include "trace.h"

static Outcome once(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_str("one"));
  return returned(value_str("done"));
}

int main(void) {
  Generator *g = generator_new(once, NULL);
  for (int i = 0; i < 4; i++)
    print("%s", outcome_repr(generator_next(g)));
  generator_free(g);
}
