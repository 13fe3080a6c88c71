// stay.c: one that catches everything, one that catches Exceptions
//
// async def child(what):
//     try: await asyncio.sleep(10)
//     except what: print("caught as", what)
//     return "finished"
// async def parent():
//     for what in BaseException, Exception:
//         t = asyncio.create_task(child(what))
//         await asyncio.sleep(1)
//         t.cancel()
//         await asyncio.sleep(1)
//         print("cancelled" if t.cancelled() else t.result())
#include "05-tasks/task.h"
#include "trace.h"

static Outcome child(Coroutine *self, void *arg) {
  ErrorType what = *(ErrorType *)arg;
  Outcome o = sleep_for(self, 10);
  if (o.how == RAISED && !error_is(o.error, what))
    return o;
  if (o.how == RAISED)
    print("caught as %s", error_type_name(what));
  return returned(value_str("finished"));
}

static Outcome parent(Coroutine *self, void *arg) {
  static ErrorType what[] = {BaseException, Exception};
  (void)arg;
  for (int i = 0; i < 2; i++) {
    Task *t = loop_create_task(loop_running(), coroutine_new(child, &what[i]));
    TRY(sleep_for(self, 1));
    task_cancel(t);
    TRY(sleep_for(self, 1));
    print("%s", future_cancelled(&t->future)
                    ? "cancelled"
                    : str(future_result(&t->future).value));
  }
  return returned(value_none());
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
