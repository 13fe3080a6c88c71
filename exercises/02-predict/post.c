// post.c: a worker who hands his job on
//
// def helper(): while True: job = yield; print("helper does", job)
// def worker(to): while True: job = yield; print("worker gets", job)
//                             to.send(job); print("worker is through")
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome helper(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value job = TRY(coroutine_yield(self, value_none()));
    print("helper does %s", str(job));
  }
}

static Outcome worker(Coroutine *self, void *to) {
  while (true) {
    Value job = TRY(coroutine_yield(self, value_none()));
    print("worker gets %s", str(job));
    coroutine_send(to, job);
    print("worker is through");
  }
}

int main(void) {
  Coroutine *h = coroutine_new(helper, NULL);
  Coroutine *w = coroutine_new(worker, h);
  coroutine_next(h);
  coroutine_next(w);
  coroutine_send(w, value_str("A"));
  print("main goes on");
  coroutine_free(w);
  coroutine_free(h);
}
