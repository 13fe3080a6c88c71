// nested.c: a generator that asks another one
//
// def inner(): yield "a"; yield "b"
// def outer(): for x in inner(): print("got", x); yield x
#include "01-generator/generator.h"
#include "trace.h"

static Outcome inner(Generator *self, void *arg) {
  (void)arg;
  generator_yield(self, value_str("a"));
  generator_yield(self, value_str("b"));
  return returned(value_none());
}

static Outcome outer(Generator *self, void *arg) {
  Generator *g = arg;
  for (Outcome o = generator_next(g); o.how == YIELDED; o = generator_next(g)) {
    print("got %s", str(o.value));
    generator_yield(self, o.value);
  }
  return returned(value_none());
}

int main(void) {
  Generator *in = generator_new(inner, NULL);
  Generator *out = generator_new(outer, in);
  for (Outcome o = generator_next(out); o.how == YIELDED;
       o = generator_next(out))
    print("use %s", str(o.value));
  generator_free(out);
  generator_free(in);
}
