// closed.c: the loop is closed while a job works
//
// def job():
//     global told
//     time.sleep(2)
//     try: loop.call_soon_threadsafe(print, "letter")
//     except RuntimeError as error: told = str(error)
// told = "nothing"
// future = loop.run_in_executor(pool, job)
// loop.call_later(1, loop.stop)
// loop.run_forever()
// loop.close()
// print("closed")
// pool.shutdown()
// print("told:", told)
// print("done:", future.done())
#include "10-threads/in_executor.h"
#include "trace.h"

static const char *told = "nothing";

static void show(Loop *loop, void *what) {
  (void)loop;
  print("%s", (const char *)what);
}

static Outcome job(void *loop) {
  job_sleep(2);
  Outcome o = loop_call_soon_threadsafe(loop, show, "letter");
  if (o.how == RAISED)
    told = o.error.message;
  return returned(value_none());
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Executor *pool = executor_new(1);
  Future *future = loop_run_in_executor(loop, pool, job, loop);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_close(loop);
  print("closed");
  executor_free(pool);
  print("told: %s", told);
  print("done: %s", str(value_bool(future_done(future))));
  future_free(future);
  loop_free(loop);
}
