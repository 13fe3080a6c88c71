// again.c: two loops over one generator
//
// def squares(): for x in range(3): yield x * x
#include "01-generator/generator.h"
#include "trace.h"

static Outcome squares(Generator *self, void *arg) {
  (void)arg;
  for (int x = 0; x < 3; x++)
    generator_yield(self, value_int(x * x));
  return returned(value_none());
}

// for x in g: print(x)
static void print_all(Generator *g) {
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g))
    print("%s", str(o.value));
}

int main(void) {
  Generator *g = generator_new(squares, NULL);
  print("first loop");
  print_all(g);
  print("second loop");
  print_all(g);
  print("end");
  generator_free(g);
}
