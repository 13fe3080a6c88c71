// swallow.c: a body that catches everything
//
// def body(): try: yield 1 / except: print("swallowed"); yield 2
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome body(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED)
    print("swallowed");
  TRY(coroutine_yield(self, value_int(2)));
  return returned(value_none());
}

int main(void) {
  Coroutine *c = coroutine_new(body, NULL);
  coroutine_next(c);
  Outcome o = coroutine_close(c);
  if (o.how == RAISED)
    print("%s", error_type_name(o.error.type));
  print("end");
  coroutine_free(c);
}
