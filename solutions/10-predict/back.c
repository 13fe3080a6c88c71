// back.c: two jobs are taken back; the pool has one thread
//
// def job(name):
//     time.sleep(2)
//     loop.call_soon_threadsafe(print, name, "is through")
// async def main():
//     pool = ThreadPoolExecutor(1)
//     a = loop.run_in_executor(pool, job, "A")
//     b = loop.run_in_executor(pool, job, "B")
//     await asyncio.sleep(1)
//     a.cancel()
//     b.cancel()
//     print("A cancelled:", a.cancelled())
//     print("B cancelled:", b.cancelled())
//     await asyncio.sleep(9)
#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

static void through(Loop *where, void *name) {
  (void)where;
  print("%s is through", (const char *)name);
}

static Outcome job(void *name) {
  job_sleep(2);
  loop_call_soon_threadsafe(loop, through, name);
  return returned(value_none());
}

static Outcome run(Coroutine *self, void *pool) {
  Future *a = loop_run_in_executor(loop, pool, job, "A");
  Future *b = loop_run_in_executor(loop, pool, job, "B");
  TRY(sleep_for(self, 1));
  future_cancel(a);
  future_cancel(b);
  print("A cancelled: %s", str(value_bool(future_cancelled(a))));
  print("B cancelled: %s", str(value_bool(future_cancelled(b))));
  future_free(a);
  future_free(b);
  return sleep_for(self, 9);
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  Executor *pool = executor_new(1);
  Task *task = loop_create_task(loop, coroutine_new(run, pool));
  loop_run_until_complete(loop, &task->future);
  executor_free(pool);
  loop_free(loop);
}
