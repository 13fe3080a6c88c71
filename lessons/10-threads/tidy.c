// tidy.c: a signal ends a program that tidies up
//
// Python's twin is tidy.py. A signal comes at any moment; its callback is
// called by the loop, as every other one. The program sends itself the signal.
#include <signal.h>

#include "05-tasks/sleep.h"
#include "05-tasks/task.h"
#include "10-threads/signals.h"
#include "trace.h"

static Loop *loop;
static Task *worker;

static void say(const char *what) { print("%g: %s", loop_time(loop), what); }

// async def work():
static Outcome work(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = returned(value_none());
  while (o.how != RAISED) {
    say("at work");
    o = sleep_for(self, 1);
  }
  say("tidied up"); // finally
  return o;
}

// def asked_to_end():
static void asked_to_end(Loop *where, void *arg) {
  (void)where, (void)arg;
  say("somebody wants us to end");
  task_cancel(worker);
}

// def interrupt():
static void interrupt(Loop *where, void *arg) {
  (void)where, (void)arg;
  raise(SIGTERM);
  say("this callback runs to its end");
}

int main(int argc, char **argv) {
  loop = loop_new(clock_chosen(argc, argv));
  loop_add_signal_handler(loop, SIGTERM, asked_to_end, NULL);
  worker = loop_create_task(loop, coroutine_new(work, NULL));
  loop_call_later(loop, 2.5, interrupt, NULL);
  Outcome o = loop_run_until_complete(loop, &worker->future);
  print("ended with %s", outcome_repr(o));
  loop_close(loop);
  loop_free(loop);
}
