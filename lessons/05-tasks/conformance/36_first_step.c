// 36_first_step.c: ensure_future() runs nothing; first steps are scheduled in
// order.
#include "05-tasks/task.h"
#include "trace.h"

typedef struct Coro {
  const char *name;
  int n;
} Coro;

static void show(Loop *loop, void *name) {
  print("it%u %s", loop_iteration(loop), (const char *)name);
}

static Outcome coro(Coroutine *self, void *arg) {
  const Coro *c = arg;
  print("it%u %s start", loop_iteration(loop_running()), c->name);
  for (int i = 0; i < c->n; i++) {
    TRY(coroutine_yield(self, value_none())); // a bare yield: one iteration
    print("it%u %s %d", loop_iteration(loop_running()), c->name, i);
  }
  return returned(value_str(c->name));
}

static void done(Future *future, void *name) {
  print("it%u %s done %s", loop_iteration(future->loop), (const char *)name,
        str(future_result(future).value));
}

static void done_and_stop(Future *future, void *name) {
  done(future, name);
  loop_stop(future->loop);
}

static Coro a = {"A", 2}, b = {"B", 0}, c = {"C", 1}, d = {"D", 1};

static void spawn(Loop *loop, void *arg) {
  show(loop, "spawn");
  Task *task = ensure_future(loop, coroutine_new(coro, &d));
  future_add_done_callback(&task->future, done_and_stop, arg);
  loop_call_soon(loop, show, "soon 2");
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  ensure_future(loop, coroutine_new(coro, &a));
  loop_call_soon(loop, show, "soon 1");
  Task *task = ensure_future(loop, coroutine_new(coro, &b));
  future_add_done_callback(&task->future, done, "B");
  loop_call_soon(loop, spawn, "D");
  ensure_future(loop, coroutine_new(coro, &c));
  print("nothing has run");
  loop_run_forever(loop);
  loop_free(loop);
}
