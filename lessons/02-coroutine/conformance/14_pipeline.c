// 14_pipeline.c: source, filter and two sinks; close() runs down the pipe
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome sink(Coroutine *self, void *arg) {
  const char *name = arg;
  int n = 0;
  while (true) {
    Outcome o = coroutine_yield(self, value_none());
    if (o.how == RAISED && error_is(o.error, GeneratorExit)) {
      print("%s closed after %d", name, n);
      return returned(value_none());
    }
    if (o.how == RAISED)
      return o;
    n++;
    print("%s <- %s", name, str(o.value));
  }
}

typedef struct Sinks {
  Coroutine *yes, *no; // borrowed
} Sinks;

static Outcome even_filter(Coroutine *self, void *arg) {
  Sinks *sinks = arg;
  Outcome o;
  while (true) {
    o = coroutine_yield(self, value_none());
    if (o.how == RAISED)
      goto finally;
    bool even = value_as_int(o.value) % 2 == 0;
    o = coroutine_send(even ? sinks->yes : sinks->no, o.value);
    if (o.how == RAISED)
      goto finally;
  }
finally:
  print("filter closing");
  TRY(coroutine_close(sinks->yes));
  TRY(coroutine_close(sinks->no));
  return ended(o);
}

int main(void) {
  Sinks sinks = {coroutine_new(sink, "even"), coroutine_new(sink, "odd")};
  coroutine_next(sinks.yes);
  coroutine_next(sinks.no);
  Coroutine *f = coroutine_new(even_filter, &sinks);
  coroutine_next(f);
  for (int i = 0; i < 5; i++)
    coroutine_send(f, value_int(i));
  coroutine_close(f);
  if (coroutine_send(sinks.yes, value_int(1)).how == RETURNED)
    print("even is finished");
  coroutine_free(f);
  coroutine_free(sinks.yes);
  coroutine_free(sinks.no);
}
