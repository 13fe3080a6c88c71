// closing.c: the inner one catches the exit, and returns
//
// def inner():
//   try: yield 1
//   except GeneratorExit: print("inner says bye"); return "bye"
// def outer():
//   try: r = yield from inner(); print("outer has", r); yield 2
//   finally: print("outer closed")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome inner(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how != RAISED || !error_is(o.error, GeneratorExit))
    return ended(o);
  print("inner says bye");
  return returned(value_str("bye"));
}

static Outcome outer(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(inner, arg));
  if (o.how == RETURNED) {
    print("outer has %s", str(o.value));
    o = coroutine_yield(self, value_int(2));
  }
  print("outer closed");
  return ended(o);
}

int main(void) {
  Coroutine *g = coroutine_new(outer, NULL);
  coroutine_next(g);
  Outcome o = coroutine_close(g);
  print("%s", o.how == RAISED ? error_type_name(o.error.type) : "end");
  coroutine_free(g);
}
