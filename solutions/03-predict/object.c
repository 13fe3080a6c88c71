// object.c: a yield without its `from`
//
// def inner(): yield 1; yield 2
// def outer(): yield inner(); yield 3
// for x in outer(): print(type(x).__name__)
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  TRY(coroutine_yield(self, value_int(1)));
  return coroutine_yield(self, value_int(2));
}

static Outcome outer(Coroutine *self, void *arg) {
  Coroutine *sub = coroutine_new(inner, arg);
  Outcome o = coroutine_yield(self, value_object(sub));
  coroutine_free(sub);
  TRY(o);
  return coroutine_yield(self, value_int(3));
}

// type(x).__name__
static const char *type_name(Value x) {
  return x.kind == OBJECT ? x.object->type->name : "int";
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  for (Outcome o = coroutine_next(g); o.how == YIELDED; o = coroutine_next(g))
    print("%s", type_name(o.value));
  coroutine_free(g);
}
