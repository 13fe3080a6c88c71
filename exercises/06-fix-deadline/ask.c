// ask.c: asks a source that may be slow, and can be stopped
#include "exercise.h"

static void on_timeout(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

static Outcome ask_once(Coroutine *self, const Source *source) {
  Loop *loop = loop_running();
  Task *me = current_task(loop);
  Handle timer = loop_call_later(loop, source->limit, on_timeout, me);
  Outcome o = source->answer(self, source->arg);
  handle_cancel(timer);
  if (o.how == RAISED && error_is(o.error, CancelledError))
    o = raised(TimeoutError, "");
  return o;
}

Outcome ask(Coroutine *self, void *arg) {
  const Source *source = arg;
  for (int i = 1; true; i++) {
    Outcome o = ask_once(self, source);
    if (i == source->tries || o.how != RAISED ||
        !error_is(o.error, TimeoutError))
      return o;
  }
}
