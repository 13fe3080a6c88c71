// 52_shield.c: the outer side is cancelled, the inner task goes on; the inner
// one cancelled, failing, done before.
#include <math.h>

#include "05-tasks/task.h"
#include "06-together/shield.h"
#include "06-together/timeout.h"
#include "06-together/wait.h"
#include "trace.h"

static double now(void) { return loop_time(loop_running()); }
static const char *truth(bool b) { return str(value_bool(b)); }
static bool is_cancelled(Outcome o) {
  return o.how == RAISED && error_is(o.error, CancelledError);
}

typedef struct Case {
  const char *name;
  double delay;
  bool fail;
  double at; // when the outer or the inner one is cancelled; 0: never
  bool cancels_inner;
  Task *task;
} Case;

static Outcome inner(Coroutine *self, void *arg) {
  const Case *c = arg;
  Outcome o = sleep_for(self, c->delay);
  if (is_cancelled(o))
    print("t=%g %s inner cancelled", now(), c->name);
  TRY(o);
  print("t=%g %s inner ends", now(), c->name);
  return c->fail ? raised(LookupError, c->name) : returned(value_str(c->name));
}

static Outcome await_shielded(Coroutine *self, Task *task) {
  Future *front = shield(&task->future);
  Outcome o = await(self, front);
  future_give_back_reference(front);
  return o;
}

static Outcome outer(Coroutine *self, void *arg) {
  const Case *c = arg;
  Outcome o = await_shielded(self, c->task);
  if (o.how == RETURNED)
    print("t=%g it%u %s outer got %s", now(), loop_iteration(loop_running()),
          c->name, str(o.value));
  else if (is_cancelled(o))
    print("t=%g %s outer cancelled, inner done %s", now(), c->name,
          truth(future_done(&c->task->future)));
  else if (error_is(o.error, LookupError))
    print("t=%g %s outer %s", now(), c->name, error_repr(o.error));
  return returned(value_none());
}

static Outcome try_case(Coroutine *self, Case *c) {
  c->task = ensure_future(NULL, coroutine_new(inner, c));
  Task *o = ensure_future(NULL, coroutine_new(outer, c));
  if (c->at) {
    TRY(sleep_for(self, c->at));
    bool asked = task_cancel(c->cancels_inner ? c->task : o);
    print("t=%g %s cancel the %s: %s", now(), c->name,
          c->cancels_inner ? "inner" : "outer", truth(asked));
  }
  TRY(await(self, &o->future));
  return asyncio_wait(self, 1, (Future *[]){&c->task->future}, INFINITY,
                      ALL_COMPLETED);
}

static Outcome parent(Coroutine *self, void *arg) {
  Case cases[] = {
      {.name = "plain", .delay = 2},
      {.name = "left", .delay = 2, .at = 1},
      {.name = "killed", .delay = 2, .at = 1, .cancels_inner = true},
      {.name = "fails", .delay = 2, .fail = true}};
  (void)arg;
  for (int i = 0; i < 4; i++)
    TRY(try_case(self, &cases[i]));
  Case early = {.name = "early", .delay = 1};
  Task *t = ensure_future(NULL, coroutine_new(inner, &early));
  TRY(await(self, &t->future));
  Future *front = shield(&t->future);
  print("shield(done) is the task: %s", truth(front == &t->future));
  future_give_back_reference(front);
  Case timed = {.name = "timed", .delay = 2};
  t = ensure_future(NULL, coroutine_new(inner, &timed));
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, 1));
  Outcome o = timeout_exit(&timeout, await_shielded(self, t));
  if (o.how == RAISED && error_is(o.error, TimeoutError))
    print("t=%g timeout, inner done %s", now(), truth(future_done(&t->future)));
  print("%s", str(TRY(await(self, &t->future))));
  return returned(value_none());
}

int main(void) {
  Loop *loop = loop_new(clock_virtual());
  Task *task = loop_create_task(loop, coroutine_new(parent, NULL));
  loop_run_until_complete(loop, &task->future);
  loop_free(loop);
}
