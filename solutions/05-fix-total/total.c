// total.c: asks some shops at the same time, and adds up
#include "exercise.h"

Outcome total(Coroutine *self, void *arg) {
  Inquiry *inquiry = arg;
  Task *tasks[MOST_SHOPS];
  for (int i = 0; i < inquiry->count; i++)
    tasks[i] = loop_create_task(loop_running(),
                                coroutine_new(inquiry->ask, inquiry->shops[i]));
  int64_t sum = 0;
  Outcome error = returned(value_none());
  for (int i = 0; i < inquiry->count; i++) {
    Outcome o = await(self, &tasks[i]->future);
    task_free(tasks[i]);
    bool cancelled = o.how == RAISED && error_is(o.error, CancelledError);
    for (int k = i + 1; cancelled && k < inquiry->count; k++)
      task_cancel(tasks[k]); // the others shall stop, too
    if (o.how != RAISED)
      sum += value_as_int(o.value);
    else if (error.how != RAISED || cancelled)
      error = o; // the others are still ours: look at them, too
  }
  return error.how == RAISED ? error : returned(value_int(sum));
}
