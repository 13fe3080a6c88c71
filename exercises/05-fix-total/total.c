// total.c: asks some shops at the same time, and adds up
#include "exercise.h"

Outcome total(Coroutine *self, void *arg) {
  Inquiry *inquiry = arg;
  Task *tasks[MOST_SHOPS];
  for (int i = 0; i < inquiry->count; i++)
    tasks[i] = loop_create_task(loop_running(),
                                coroutine_new(inquiry->ask, inquiry->shops[i]));
  int64_t sum = 0;
  for (int i = 0; i < inquiry->count; i++) {
    Value price = TRY(future_result(&tasks[i]->future));
    sum += value_as_int(price);
    task_free(tasks[i]);
  }
  return returned(value_int(sum));
}
