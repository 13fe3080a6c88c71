// 20_yf_plain_iterator.c: delegating to an iterator that has only next()
#include "03-yield-from/yield_from.h"
#include "trace.h"

typedef struct Counter {
  Iterator iterator;
  int i, n;
} Counter;

static Outcome counter_next(Iterator *iterator) {
  Counter *self = (Counter *)iterator;
  if (self->i == self->n)
    return returned(value_str("counter value"));
  return yielded(value_int(++self->i));
}

static const IteratorType counter_type = {.base = {.name = "Counter"},
                                          .next = counter_next};

static Counter counter(int n) { return (Counter){{&counter_type}, 0, n}; }

static Outcome outer(Coroutine *self, void *arg) {
  // try:
  Outcome o = yield_from(self, arg);
  if (o.how == RETURNED) {
    print("result: %s", str(o.value));
    o = coroutine_yield(self, value_str("after"));
  }
  // except AttributeError:
  if (o.how == RAISED && error_is(o.error, AttributeError)) {
    print("no send: AttributeError inside the delegator");
    o = coroutine_yield(self, value_str("saved"));
  }
  // finally:
  print("outer finally");
  return ended(o);
}

static void call(const char *what, Outcome o) {
  bool got = o.how == YIELDED;
  print("%s %s %s", what, got ? "->" : "!!",
        got                 ? str(o.value)
        : o.how == RETURNED ? "StopIteration"
                            : error_repr(o.error));
}

static void call_close(Coroutine *g) {
  Outcome o = coroutine_close(g);
  print("close %s %s", o.how == RAISED ? "!!" : "->", outcome_repr(o));
}

int main(void) {
  Counter it = counter(2);
  Coroutine *g = coroutine_new(outer, &it);
  call("next", coroutine_next(g));
  call("send None", coroutine_send(g, value_none()));
  call("next", coroutine_next(g));
  coroutine_free(g);

  it = counter(5);
  g = coroutine_new(outer, &it);
  call("next", coroutine_next(g));
  call("send 42", coroutine_send(g, value_int(42)));
  call("counter goes on", iterator_next(&it.iterator));
  coroutine_free(g); // where Python's `g = outer(it)` drops the old one

  it = counter(5);
  g = coroutine_new(outer, &it);
  call("next", coroutine_next(g));
  call("throw", coroutine_throw(g, raised(ValueError, "t").error));
  call("counter goes on", iterator_next(&it.iterator));
  coroutine_free(g);

  it = counter(5);
  g = coroutine_new(outer, &it);
  call("next", coroutine_next(g));
  call_close(g);
  call("counter goes on", iterator_next(&it.iterator));
  coroutine_free(g);
}
