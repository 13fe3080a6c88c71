// calling.c: calling a coroutine function, and looping over it
//
// Python's twin is calling.py. A call only makes an object, and somebody has to
// ask it. A loop asks, but hands nothing in. Only a delegation does both.
#include "03-yield-from/yield_from.h"
#include "trace.h"

typedef struct Tree {
  struct Tree *left;
  int v;
  struct Tree *right;
} Tree;

// def walk(t):
static Outcome walk(Coroutine *self, void *arg) {
  Tree *t = arg;
  if (!t)
    return returned(value_none());
  coroutine_free(coroutine_new(walk, t->left)); // made, and thrown away
  TRY(coroutine_yield(self, value_int(t->v)));
  coroutine_free(coroutine_new(walk, t->right));
  return returned(value_none());
}

// def ask():
static Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  Value a = TRY(coroutine_yield(self, value_str("a?")));
  print("ask got %s", str(a));
  return returned(value_none());
}

// def loop():
static Outcome loop(Coroutine *self, void *arg) {
  Coroutine *sub = coroutine_new(ask, arg);
  Outcome o = coroutine_next(sub); // for x in ask():
  while (o.how == YIELDED) {
    o = coroutine_yield(self, o.value); // yield x
    if (o.how == RETURNED)
      o = coroutine_next(sub);
  }
  coroutine_free(sub);
  return ended(o);
}

// def delegation():
static Outcome delegation(Coroutine *self, void *arg) {
  return delegate(self, coroutine_new(ask, arg));
}

static void answer(Coroutine *g) {
  print("%s", str(coroutine_next(g).value));
  if (coroutine_send(g, value_int(3)).how == RETURNED)
    print("it is over");
  coroutine_free(g);
}

int main(void) {
  Tree one = {.v = 1}, three = {.v = 3}, two = {&one, 2, &three};
  Coroutine *g = coroutine_new(walk, &two);
  for (Outcome o = coroutine_next(g); o.how == YIELDED; o = coroutine_next(g))
    print("walk: %s", str(o.value));
  coroutine_free(g);
  print("-- loop");
  answer(coroutine_new(loop, NULL));
  print("-- yield from");
  answer(coroutine_new(delegation, NULL));
}
