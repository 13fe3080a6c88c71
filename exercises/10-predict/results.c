// results.c: two futures of one job, asked for its result
//
// def job():
//     return 42
// async def main():
//     concurrent = pool.submit(job)
//     future = asyncio.wrap_future(concurrent)
//     try: print("future:", future.result())
//     except asyncio.InvalidStateError: print("future: not ready")
//     print("concurrent:", concurrent.result())
//     try: print("future:", future.result())
//     except asyncio.InvalidStateError: print("future: not ready")
//     print("awaited:", await future)
#include <math.h>

#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;

static Outcome job(void *arg) {
  (void)arg;
  return returned(value_int(42));
}

static void ask(Future *future) {
  Outcome o = future_result(future);
  print("future: %s", o.how == RAISED ? "not ready" : str(o.value));
}

static Outcome run(Coroutine *self, void *pool) {
  ConcurrentFuture *concurrent = executor_submit(pool, job, NULL);
  Future *future = wrap_future(loop, concurrent_refer(concurrent));
  ask(future);
  Outcome o = concurrent_result(concurrent, INFINITY);
  print("concurrent: %s", str(o.value));
  ask(future);
  o = await(self, future);
  print("awaited: %s", outcome_repr(o));
  concurrent_free(concurrent);
  future_free(future);
  return ended(o);
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  Executor *pool = executor_new(1);
  Task *task = loop_create_task(loop, coroutine_new(run, pool));
  loop_run_until_complete(loop, &task->future);
  executor_free(pool);
  loop_free(loop);
}
