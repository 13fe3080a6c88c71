// whole.c: what asyncio.run() does with the tasks that are left
//
// Python's twin is whole.py. When the first coroutine is done all others are
// asked to stop, and have the time that they need.
#include "06-together/run.h"
#include "trace.h"

// async def ticker():
static Outcome ticker(Coroutine *self, void *arg) {
  Outcome o = returned(value_none());
  (void)arg;
  while (o.how == RETURNED) {
    print("tick");
    o = sleep_for(self, 1);
  }
  print("ticker: finally");
  return o;
}

// async def tidy():
static Outcome tidy(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = sleep_for(self, 100);
  TRY(sleep_for(self, 1)); // finally
  print("tidy: all is put away");
  return ended(o);
}

// async def parent():
static Outcome parent(Coroutine *self, void *arg) {
  CoroutineBody *bodies[] = {ticker, tidy};
  (void)arg;
  for (int i = 0; i < 2; i++)
    ensure_future(NULL, coroutine_new(bodies[i], NULL));
  TRY(sleep_for(self, 2.5));
  print("parent: I leave %d tasks behind", 2);
  return returned(value_str("done"));
}

int main(int argc, char **argv) {
  Outcome o =
      asyncio_run(clock_chosen(argc, argv), coroutine_new(parent, NULL));
  print("%s", str(o.value));
}
