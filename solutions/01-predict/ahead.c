// ahead.c: how far does the body run each time?
//
// def gen(): for i in 1, 2: print("make", i); yield i
//            print("tail")
#include "01-generator/generator.h"
#include "trace.h"

static Outcome gen(Generator *self, void *arg) {
  (void)arg;
  for (int i = 1; i <= 2; i++) {
    print("make %d", i);
    generator_yield(self, value_int(i));
  }
  print("tail");
  return returned(value_none());
}

int main(void) {
  Generator *g = generator_new(gen, NULL);
  print("use %s", str(generator_next(g).value));
  print("use %s", str(generator_next(g).value));
  print("end");
  generator_free(g);
}
