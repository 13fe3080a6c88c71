// shop.c: suppliers who block, and a shop that must not
#include <math.h>
#include <stdlib.h>

#include "die.h"
#include "exercise.h"

typedef struct Question {
  Shop *shop;
  const char *item;
} Question;

// In a thread of the pool.
static Outcome ask(void *arg) {
  Question *question = arg;
  Outcome o = question->shop->supplier(question->shop, question->item);
  atomic_fetch_add(&question->shop->asked, 1);
  return o;
}

static void answered(ConcurrentFuture *future, void *question) {
  (void)future;
  free(question);
}

Outcome shop_price(Coroutine *self, Shop *shop, const char *item) {
  Question *question = allocate(sizeof *question);
  *question = (Question){shop, item};
  Future *future = loop_run_in_executor_then(shop->loop, shop->pool, ask,
                                             question, answered);
  Outcome o = await(self, future);
  future_cancel(future); // finally
  future_free(future);
  return o;
}

static Outcome tell_rate(Coroutine *self, void *shop) {
  (void)self;
  return returned(value_int(((Shop *)shop)->rate));
}

int64_t shop_rate(Shop *shop) {
  if (loop_running() == shop->loop)
    return shop->rate;
  ConcurrentFuture *future =
      run_coroutine_threadsafe(shop->loop, tell_rate, shop);
  Outcome o = concurrent_result(future, INFINITY);
  concurrent_free(future);
  return o.how == RETURNED ? value_as_int(o.value) : 0;
}
