// 60_signals.c: a signal handler is a callback of the loop; replaced, removed,
// refused.
#include <signal.h>

#include "10-threads/signals.h"
#include "trace.h"

static void show(Loop *loop, void *what) {
  print("it%u t=%g %s", loop_iteration(loop), loop_time(loop),
        (const char *)what);
}

static void sig(Loop *loop, void *arg) {
  (void)arg;
  show(loop, "raise SIGUSR1");
  raise(SIGUSR1);
  show(loop, "after raise");
  loop_call_soon(loop, show, "next batch");
}

static const char *truth(bool yes) { return yes ? "True" : "False"; }

static void sig_and_remove(Loop *loop, void *arg) {
  (void)arg;
  raise(SIGUSR2);
  show(loop, loop_remove_signal_handler(loop, SIGUSR2) ? "removed True"
                                                       : "removed False");
}

static void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

int main(int argc, char **argv) {
  static const int bad[] = {SIGKILL, 1000, 0};
  Loop *loop = loop_new(clock_chosen(argc, argv));
  loop_add_signal_handler(loop, SIGUSR1, show, "handler");
  loop_call_later(loop, 1, sig, NULL);
  loop_call_later(loop, 2, stop, NULL);
  loop_run_forever(loop);
  loop_add_signal_handler(loop, SIGUSR1, show, "replaced");
  loop_call_soon(loop, sig, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  loop_add_signal_handler(loop, SIGUSR2, show, "never called");
  loop_call_soon(loop, sig_and_remove, NULL);
  loop_call_later(loop, 1, stop, NULL);
  loop_run_forever(loop);
  bool removed = loop_remove_signal_handler(loop, SIGUSR1);
  print("remove %s %s", truth(removed),
        truth(loop_remove_signal_handler(loop, SIGUSR1)));
  for (int i = 0; i < 3; i++)
    print("%s",
          outcome_repr(loop_add_signal_handler(loop, bad[i], show, NULL)));
  loop_add_signal_handler(loop, SIGUSR1, show, "left");
  loop_close(loop);
  struct sigaction action;
  sigaction(SIGUSR1, NULL, &action);
  print("closed: %s", truth(action.sa_handler == SIG_DFL));
  print("%s", outcome_repr(loop_add_signal_handler(loop, SIGUSR1, show, NULL)));
  loop_free(loop);
}
