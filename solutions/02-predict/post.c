// post.c: does the worker work while main goes on?
//
// def worker(): while True: job = yield; print("work on", job)
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome worker(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value job = TRY(coroutine_yield(self, value_none()));
    print("work on %s", str(job));
  }
}

int main(void) {
  Coroutine *w = coroutine_new(worker, NULL);
  coroutine_next(w);
  print("before send");
  coroutine_send(w, value_str("A"));
  print("after send");
  coroutine_free(w);
}
