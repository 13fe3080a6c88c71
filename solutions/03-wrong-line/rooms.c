// rooms.c: a coroutine in a coroutine, closed from outside
//
// def room(): try: yield "in" / finally: print("room locked")
// def house(): try: yield from room() / finally: print("house locked")
#include "03-yield-from/yield_from.h"
#include "trace.h"

static Outcome room(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_str("in"));
  print("room locked");
  return ended(o);
}

static Outcome house(Coroutine *self, void *arg) {
  Outcome o = delegate(self, coroutine_new(room, arg));
  print("house locked");
  return ended(o);
}

int main(void) {
  Coroutine *g = coroutine_new(house, NULL);
  coroutine_next(g);
  coroutine_close(g);
  print("left");
  coroutine_free(g);
}
