// walk.c: a recursion over a tree
//
// def walk(t):
//   if t: walk(t.left); yield t.value; walk(t.right)
#include "03-yield-from/yield_from.h"
#include "trace.h"

typedef struct Tree {
  int value;
  struct Tree *left, *right;
} Tree;

static Outcome walk(Coroutine *self, void *arg) {
  Tree *t = arg;
  if (!t)
    return returned(value_none());
  Coroutine *left = coroutine_new(walk, t->left);
  Outcome o = coroutine_yield(self, value_int(t->value));
  Coroutine *right = coroutine_new(walk, t->right);
  coroutine_free(left);
  coroutine_free(right);
  return o;
}

int main(void) {
  Tree one = {1, NULL, NULL}, three = {3, NULL, NULL}, two = {2, &one, &three};
  Coroutine *g = coroutine_new(walk, &two);
  for (Outcome o = coroutine_next(g); o.how == YIELDED; o = coroutine_next(g))
    print("%s", str(o.value));
  print("end");
  coroutine_free(g);
}
