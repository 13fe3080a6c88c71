// test_delegation.h: an outer coroutine that delegates to another, and bodies
// that several of this lesson's tests run.
#ifndef TEST_DELEGATION_H
#define TEST_DELEGATION_H

#include "02-coroutine/test_started.h"
#include "03-yield-from/yield_from.h"

// -- whom an outer one delegates to -------------------------------------------

// def ask(): a = yield "a?"; b = yield a; return b
static inline Outcome ask(Coroutine *self, void *arg) {
  (void)arg;
  Value a = TRY(coroutine_yield(self, value_str("a?")));
  return coroutine_yield(self, a);
}

// def two(word): for i in 1, 2: yield word
static inline Outcome two(Coroutine *self, void *arg) {
  for (int i = 0; i < 2; i++)
    TRY(coroutine_yield(self, value_str(arg)));
  return returned(value_none());
}

// def leaf(): return (yield "leaf")
static inline Outcome leaf(Coroutine *self, void *arg) {
  (void)arg;
  return coroutine_yield(self, value_str("leaf"));
}

// -- who delegates to the iterator `arg` -------------------------------------

// def outer(sub): r = yield from sub; print("r", r); yield "after"; return r
static inline Outcome outer(Coroutine *self, void *arg) {
  Value r = TRY(yield_from(self, arg));
  print("r = %s", str(r));
  TRY(coroutine_yield(self, value_str("after")));
  return returned(r);
}

// def hand_through(sub): return (yield from sub)
static inline Outcome hand_through(Coroutine *self, void *arg) {
  return yield_from(self, arg);
}

// def careful(sub):
//     try: r = yield from sub; yield r
//     except Exception as e: yield "caught ..."
//     finally: print("outer finally")
static inline Outcome careful(Coroutine *self, void *arg) {
  Outcome o = yield_from(self, arg);
  if (o.how == RAISED && error_is(o.error, Exception))
    o = returned(value_str(message_format("caught %s", error_repr(o.error))));
  if (o.how == RAISED)
    goto finally;
  o = coroutine_yield(self, o.value);
finally:
  print("outer finally");
  return ended(o);
}

// -- both together -----------------------------------------------------------

typedef struct Delegation {
  Coroutine *sub, *outer; // owned, until delegation_free()
} Delegation;

// outer(sub(arg)), which stands at the sub's first yield.
static inline Delegation delegating(CoroutineBody *outer, CoroutineBody *sub,
                                    void *arg) {
  Coroutine *c = coroutine_new(sub, arg);
  return (Delegation){.sub = c, .outer = started(outer, c)};
}

static inline void delegation_free(Delegation self) {
  coroutine_free(self.outer);
  coroutine_free(self.sub);
}

#endif
