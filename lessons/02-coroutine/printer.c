// printer.c: a yield that only receives
//
// Python's twin is printer.py. A generator is asked for values; this one is
// handed lines, and prints those with the word in them.
#include <string.h>

#include "02-coroutine/coroutine.h"
#include "trace.h"

// def printer(word):
static Outcome printer(Coroutine *self, void *arg) {
  const char *word = arg;
  print("looking for %s", word);
  while (true) {
    Value line = TRY(coroutine_yield(self, value_none())); // line = yield
    if (strstr(value_as_str(line), word))
      print("found: %s", str(line));
  }
}

int main(void) {
  Coroutine *p = coroutine_new(printer, "yield");
  coroutine_next(p); // runs it to its first yield, where it can receive
  coroutine_send(p, value_str("a thread is interrupted anywhere"));
  coroutine_send(p, value_str("a coroutine stops only at its yield"));
  coroutine_send(p, value_str("and yield can also take something in"));
  coroutine_free(p); // closes it first: the yield raises, TRY returns
}
