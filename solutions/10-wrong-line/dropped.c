// dropped.c: a job whose future is cancelled while it runs
//
// def job():
//     time.sleep(2)
//     return 42
// def done(future):
//     print("cancelled:", future.cancelled())
// future = loop.run_in_executor(None, job)
// future.add_done_callback(done)
// loop.call_later(1, future.cancel)
// loop.call_later(3, loop.stop)
#include "10-threads/in_executor.h"
#include "trace.h"

static Outcome job(void *arg) {
  (void)arg;
  job_sleep(2);
  return returned(value_int(42));
}

static void done(Future *future, void *arg) {
  (void)arg;
  print("cancelled: %s", str(value_bool(future_cancelled(future))));
}

static void cancel(Loop *loop, void *future) {
  (void)loop;
  future_cancel(future);
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Future *future = loop_run_in_executor(loop, NULL, job, NULL);
  future_add_done_callback(future, done, NULL);
  loop_call_later(loop, 1, cancel, future);
  loop_call_later(loop, 3, stop, NULL);
  loop_run_forever(loop);
  future_free(future);
  loop_free(loop);
}
