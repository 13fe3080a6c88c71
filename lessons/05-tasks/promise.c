// promise.c: a result that comes later
//
// Python's twin is promise.py. Somebody promises a letter and hands out a
// future for it; one second later a callback keeps the promise.
#include "05-tasks/future.h"
#include "trace.h"

// def keep(future):
static void keep(Loop *loop, void *arg) {
  Future *future = arg;
  (void)loop;
  future_set_result(future, value_str("a letter"));
  print("postman: delivered");
}

// def reader(future):
static void reader(Future *future, void *arg) {
  (void)arg;
  print("reader: got %s", str(future_result(future).value));
  loop_stop(future->loop);
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Future *future = future_new(loop);
  loop_call_later(loop, 1.0, keep, future);
  future_add_done_callback(future, reader, NULL);

  // future.result()
  Outcome o = future_result(future);
  if (o.how == RAISED) // except asyncio.InvalidStateError:
    print("main: not yet (%s)", error_type_name(o.error.type));

  loop_run_forever(loop);
  print("main: %s, now and ever after", str(future_result(future).value));
  future_free(future);
  loop_close(loop);
  loop_free(loop);
}
