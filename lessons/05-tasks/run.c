// run.c: a program ends, and its tasks with it: asyncio.run()
//
// Python's twin is run.py. Whoever ends a run asks each pending task to stop,
// and lets the loop run until it has: only then is their `finally` through.
#include "05-tasks/task.h"
#include "trace.h"

// async def server(name):
static Outcome server(Coroutine *self, void *name) {
  print("%s: waits for work", (const char *)name);
  Outcome o = sleep_for(self, 60); // try:
  print("%s: shuts down", (const char *)name);
  return ended(o);
}

// async def main():
static Outcome start_and_return(Coroutine *self, void *arg) {
  (void)arg;
  loop_create_task(loop_running(), coroutine_new(server, "A"));
  loop_create_task(loop_running(), coroutine_new(server, "B"));
  TRY(sleep_for(self, 1));
  print("main: has what it wanted");
  return returned(value_str("done"));
}

// What a signal handler would bring about; this kit has none.
static void interrupt(Loop *loop, void *arg) {
  (void)arg;
  print("somebody presses Ctrl-C");
  loop_raise(loop, raised(KeyboardInterrupt, "").error);
}

// The oldest task that is not done, or NULL.
static Future *pending_task(Loop *loop) {
  Future *f = loop_futures(loop)->first;
  while (f && (!future_type_of(f)->is_task || future_done(f)))
    f = f->next;
  return f;
}

static void cancel_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (future_type_of(f)->is_task)
      future_cancel(f);
}

// asyncio.run(coroutine), on a loop that is given
static Outcome run(Loop *loop, Coroutine *coroutine) {
  Task *task = loop_create_task(loop, coroutine);
  Outcome o = loop_run_until_complete(loop, &task->future);
  cancel_all(loop);
  for (Future *f = pending_task(loop); f; f = pending_task(loop))
    loop_run_until_complete(loop, f); // CancelledError: that was asked for
  loop_close(loop);
  return o;
}

int main(int argc, char **argv) {
  Loop *loop = loop_new(clock_chosen(argc, argv));
  Outcome o = run(loop, coroutine_new(start_and_return, NULL));
  print("%s", outcome_repr(o));
  loop_free(loop);

  loop = loop_new(clock_chosen(argc, argv));
  loop_call_later(loop, 0.5, interrupt, NULL);
  o = run(loop, coroutine_new(start_and_return, NULL));
  print("%s", outcome_repr(o));
  loop_free(loop);
}
