// stop.c: a body that raises StopIteration
//
// def gen(): yield 1; raise StopIteration
#include "01-generator/generator.h"
#include "trace.h"

static Outcome gen(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_int(1));
  return raised(StopIteration, "");
}

int main(void) {
  Generator *g = generator_new(gen, NULL);
  Outcome o;
  while ((o = generator_next(g)).how == YIELDED)
    print("%s", str(o.value));
  if (o.how == RETURNED)
    print("it ended");
  else
    print("%s", error_type_name(o.error.type));
  generator_free(g);
}
