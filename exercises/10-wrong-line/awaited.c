// awaited.c: a task awaits a job of two seconds
//
// def job():
//     time.sleep(2)
//     return 42
// async def waits():
//     print("got", await asyncio.to_thread(job))
// task = loop.create_task(waits())
// loop.call_later(1, tick)
// loop.run_until_complete(task)
#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Outcome job(void *arg) {
  (void)arg;
  job_sleep(2);
  return returned(value_int(42));
}

static Outcome waits(Coroutine *self, void *arg) {
  Value answer = TRY(to_thread(self, job, arg));
  print("got %s", str(answer));
  return returned(value_none());
}

static void tick(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  print("tick");
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Task *task = loop_create_task(loop, coroutine_new(waits, NULL));
  loop_call_later(loop, 1, tick, NULL);
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
