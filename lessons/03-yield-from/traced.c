// traced.c: a coroutine function that wraps another one
//
// Python's twin is traced.py, where the wrapping is a decorator: a function
// that takes a function and returns one. In C the wrapper is a body whose
// argument says which body it wraps.
#include <string.h>

#include "03-yield-from/yield_from.h"
#include "trace.h"

typedef struct Wrapped {
  const char *name;
  CoroutineBody *body;
  void *arg;
} Wrapped;

// Covers nothing: making a coroutine runs no line of its body.
static Coroutine *around_the_call(Wrapped *wrapped) {
  print("enter %s", wrapped->name);
  Coroutine *result = coroutine_new(wrapped->body, wrapped->arg);
  print("leave %s", wrapped->name);
  return result;
}

// Covers the whole run: it is a coroutine itself, and delegates in between.
static Outcome traced(Coroutine *self, void *arg) {
  Wrapped *wrapped = arg;
  print("enter %s", wrapped->name);
  Coroutine *sub = coroutine_new(wrapped->body, wrapped->arg);
  Value result = TRY(delegate(self, sub)); // yield from function(*args)
  print("leave %s with %s", wrapped->name, str(result));
  return returned(result);
}

// def greet(word):
static Outcome greet(Coroutine *self, void *arg) {
  Value name = TRY(coroutine_yield(self, value_str("who?")));
  print("%s %s", (const char *)arg, str(name));
  return returned(value_int((int64_t)strlen(value_as_str(name))));
}

static void talk(Coroutine *g) {
  print("%s", str(coroutine_next(g).value));
  Outcome o = coroutine_send(g, value_str("Ada"));
  if (o.how == RETURNED)
    print("it returned %s", str(o.value));
  coroutine_free(g);
}

int main(void) {
  Wrapped greeting = {"greet", greet, "hello"};
  print("-- around the call");
  talk(around_the_call(&greeting));
  print("-- around the run");
  talk(coroutine_new(traced, &greeting));
}
