// 01_count.c: next(), lazy start, the value of the end, an exhausted generator
#include "01-generator/generator.h"
#include "trace.h"

static Outcome count(Generator *self, void *arg) {
  int n = *(int *)arg;
  print("body starts");
  for (int i = 0; i < n; i++)
    generator_yield(self, value_int(i));
  print("body ends");
  return returned(value_str("done"));
}

int main(void) {
  int n = 3;
  Generator *g = generator_new(count, &n);
  print("created");
  Outcome o;
  while ((o = generator_next(g)).how == YIELDED)
    print("got %s", str(o.value));
  print("stop %s", str(o.value));
  for (int i = 0; i < 2; i++)
    print("again %s", str(generator_next(g).value));
  generator_free(g);
}
