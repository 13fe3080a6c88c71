// stuck.c: a job that asks its loop, and two ways to wait for it
//
// Python's twin is stuck.py. concurrent_result() lets its thread stand still,
// and in the loop's thread all that the job waits for. An await does not.
#include <math.h>

#include "05-tasks/task.h"
#include "10-threads/in_executor.h"
#include "trace.h"

static Loop *loop;
static ConcurrentFuture *answer;

// def give_answer():
static void give_answer(Loop *where, void *arg) {
  (void)where, (void)arg;
  print("the loop gives its answer");
  concurrent_set_outcome(answer, returned(value_int(42)));
}

// def ask():
static Outcome ask(void *arg) {
  (void)arg;
  loop_call_soon_threadsafe(loop, give_answer, NULL);
  return concurrent_result(answer, INFINITY); // this thread stands still
}

// async def main():
static Outcome run(Coroutine *self, void *pool) {
  ConcurrentFuture *job = executor_submit(pool, ask, NULL);
  print("for a tenth of a second the loop's thread stands still");
  Outcome o = concurrent_result(job, 0.1);
  print("%s", error_type_name(o.error.type));
  Future *future = wrap_future(loop, job);
  print("%s", error_type_name(future_result(future).error.type));
  print("now the task waits, and the loop goes on");
  o = await(self, future);
  print("the job has %s", outcome_repr(o));
  future_free(future);
  return ended(o);
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_threads(loop);
  Executor *pool = executor_new(1);
  answer = concurrent_new();
  Task *task = loop_create_task(loop, coroutine_new(run, pool));
  loop_run_until_complete(loop, &task->future);
  executor_free(pool);
  concurrent_free(answer);
  loop_close(loop);
  loop_free(loop);
}
