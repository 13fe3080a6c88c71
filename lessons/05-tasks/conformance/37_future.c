// 37_future.c: the states of a future, and its callbacks.
#include "05-tasks/future.h"
#include "trace.h"

static void show(const char *what, Outcome o) {
  if (o.how == RAISED)
    print("%s !! %s", what, error_type_name(o.error.type));
  else
    print("%s -> %s", what, str(o.value));
}

static void callback(Future *future, void *name) {
  print("it%u callback %s done=%s", loop_iteration(future->loop),
        (const char *)name, str(value_bool(future_done(future))));
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

static void once(Loop *loop) {
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
}

static void result_and_callbacks(Loop *loop) {
  const char *const names[] = {"1", "2", "1", "3"};
  Future *f = future_new(loop);
  show("pending result", future_result(f));
  show("pending exception", future_exception(f));
  for (int i = 0; i < 4; i++)
    future_add_done_callback(f, callback, (void *)names[i]);
  for (int i = 0; i < 2; i++)
    print("remove 2 -> %d", future_remove_done_callback(f, callback, "2"));
  future_set_result(f, value_int(42));
  print("set; nothing called yet");
  print("remove 3 too late -> %d",
        future_remove_done_callback(f, callback, "3"));
  show("result", future_result(f));
  show("set again", future_set_result(f, value_int(1)));
  show("set_exception", future_set_exception(f, raised(ValueError, "").error));
  print("cancel -> %s", str(value_bool(future_cancel(f))));
  once(loop);
  future_add_done_callback(f, callback, "late");
  print("late added");
  once(loop);
  future_free(f);
}

static void cancelled(Loop *loop) {
  Future *f = future_new(loop);
  future_add_done_callback(f, callback, "x");
  for (int i = 0; i < 2; i++)
    print("cancel -> %s", str(value_bool(future_cancel(f))));
  show("result", future_result(f));
  show("exception", future_exception(f));
  show("set_result", future_set_result(f, value_int(1)));
  once(loop);
  future_free(f);
}

static void exceptions(Loop *loop) {
  Future *f = future_new(loop);
  future_set_exception(f, raised(ValueError, "v").error);
  for (int i = 0; i < 2; i++)
    show("result", future_result(f));
  Error e = future_exception(f).error;
  print("exception %s %s", error_type_name(e.type), e.message);
  future_free(f);
  f = future_new(loop);
  show("StopIteration",
       future_set_exception(f, raised(StopIteration, "").error));
  print("done %s", str(value_bool(future_done(f))));
  future_free(f);
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  result_and_callbacks(loop);
  cancelled(loop);
  exceptions(loop);
  loop_free(loop);
}
