// 22_yf_tree.c: a recursive walk; every level returns the size of its part
#include "03-yield-from/yield_from.h"
#include "trace.h"

typedef struct Tree {
  int key;
  struct Tree *left, *right;
} Tree;

static Tree nodes[7];

// Key i stands in nodes[i].
static Tree *build(int lo, int hi) {
  if (lo >= hi)
    return NULL;
  int mid = (lo + hi) / 2;
  nodes[mid] = (Tree){mid, build(lo, mid), build(mid + 1, hi)};
  return &nodes[mid];
}

static Outcome walk(Coroutine *self, void *arg) {
  Tree *t = arg;
  if (!t)
    return returned(value_int(0));
  Value a = TRY(delegate(self, coroutine_new(walk, t->left)));
  TRY(coroutine_yield(self, value_int(t->key)));
  Value b = TRY(delegate(self, coroutine_new(walk, t->right)));
  return returned(value_int(value_as_int(a) + value_as_int(b) + 1));
}

int main(void) {
  Coroutine *g = coroutine_new(walk, build(0, 7));
  Outcome o;
  while ((o = coroutine_next(g)).how == YIELDED)
    print("key %s", str(o.value));
  print("size %s", str(o.value));
  coroutine_free(g);
}
