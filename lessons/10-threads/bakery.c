// bakery.c: five orders, and two bakers
//
// Python's twin is bakery.py. A pool has two threads; orders for which there
// is none wait, and can be taken back. One that is in the oven cannot.
#include "05-tasks/sleep.h"
#include "10-threads/in_executor.h"
#include "trace.h"

typedef struct Order {
  const char *name;
  double seconds; // in the oven
} Order;

static Loop *loop;

static void say(const char *what) { print("%g: %s", loop_time(loop), what); }

// def bake(name, seconds):
static Outcome bake(void *arg) {
  const Order *order = arg;
  job_sleep(order->seconds);
  return returned(value_str(order->name));
}

// def ready(future):
static void ready(Future *future, void *arg) {
  (void)arg;
  Outcome o = future_result(future);
  say(o.how == RAISED ? "an order was taken back" : value_as_str(o.value));
}

// async def main():
static Outcome run(Coroutine *self, void *arg) {
  (void)arg;
  static Order orders[] = {
      {"bread", 3}, {"rolls", 1}, {"cake", 1.5}, {"tart", 2.5}, {"pie", 1}};
  Executor *bakery = executor_new(2);
  Future *futures[5];
  for (int i = 0; i < 5; i++) {
    futures[i] = loop_run_in_executor(loop, bakery, bake, &orders[i]);
    future_add_done_callback(futures[i], ready, NULL);
  }
  Outcome o = sleep_for(self, 2);
  say("no bread, please, and no tart");
  future_cancel(futures[0]); // it is in the oven
  future_cancel(futures[3]); // nobody has begun with it
  for (int i = 1; i < 5 && o.how != RAISED; i++)
    if (i != 3)
      o = await(self, futures[i]);
  say("all is baked");
  for (int i = 0; i < 5; i++)
    future_free(futures[i]);
  executor_free(bakery); // finally
  return ended(o);
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(run, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_close(loop);
  loop_free(loop);
}
