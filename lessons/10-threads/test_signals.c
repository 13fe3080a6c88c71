// What about a signal?
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "10-threads/signals.h"
#include "10-threads/test_threads.h"
#include "record/shared_memory.h"
#include "text.h"

static void raises_usr1(Loop *loop, void *arg) {
  (void)arg;
  note("raise in %u", loop_iteration(loop));
  raise(SIGUSR1);
  note("raised");
}

LOOP_TEST(a_signal_calls_back,
          "A signal's callback never runs inside the signal: the loop notices "
          "it in the next iteration and calls it in the one after that",
          "E25") {
  expect(loop_add_signal_handler(loop, SIGUSR1, say_iteration, "handler"),
         "return None");
  loop_call_soon(loop, raises_usr1, NULL);
  for (int i = 0; i < 3; i++)
    run_idle_iteration(loop);
  expect_notes("raise in 1, raised, handler in 3");
}

static void *kills(void *process) {
  kill(*(pid_t *)process, SIGUSR1);
  return NULL;
}

TEST(a_signal_wakes_a_loop_that_sleeps, "A signal wakes a loop that sleeps",
     "E25") {
  untraced();
  Loop *loop = loop_new(clock_real());
  loop_add_signal_handler(loop, SIGUSR1, stop, NULL);
  loop_call_later(loop, 3600, say, "too late");
  pid_t me = getpid();
  pthread_t other = thread_start(kills, &me);
  expect(loop_run_forever(loop), "return None");
  pthread_join(other, NULL);
  expect_notes("");
  loop_free(loop);
}

static void raises_twice(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  raise(SIGUSR1);
  raise(SIGUSR1);
}

LOOP_TEST(each_signal_counts,
          "A signal that came twice before the loop looked is called twice",
          "E26") {
  loop_add_signal_handler(loop, SIGUSR1, say, "usr1");
  loop_call_soon(loop, raises_twice, NULL);
  for (int i = 0; i < 3; i++)
    run_idle_iteration(loop);
  expect_notes("usr1, usr1");
}

static void raises_both(Loop *loop, void *arg) {
  (void)loop, (void)arg;
  raise(SIGUSR2);
  raise(SIGUSR1);
}

LOOP_TEST(several_signals_come_at_once,
          "Several signals that come before the loop looks are noticed by one "
          "callback, and called in the order of their numbers",
          "") {
  loop_add_signal_handler(loop, SIGUSR1, say, "usr1");
  loop_add_signal_handler(loop, SIGUSR2, say, "usr2");
  loop_call_soon(loop, raises_both, NULL);
  for (int i = 0; i < 3; i++)
    run_idle_iteration(loop);
  expect_notes("usr1, usr2");
  int soon = 0;
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    soon += e->verb == TRACE_CALL_SOON;
  ck_assert_int_eq(soon, 4); // the one above, the one that notices, and both
}

static bool has_default(int number) {
  struct sigaction action;
  sigaction(number, NULL, &action);
  return action.sa_handler == SIG_DFL;
}

LOOP_TEST(a_handler_is_replaced_and_removed,
          "A second handler takes the place of the first; removed, the signal "
          "does again what it does by default",
          "E27") {
  loop_add_signal_handler(loop, SIGUSR1, say, "first");
  loop_add_signal_handler(loop, SIGUSR1, say, "second");
  raise(SIGUSR1);
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("second");
  ck_assert(!has_default(SIGUSR1));
  ck_assert(loop_remove_signal_handler(loop, SIGUSR1));
  ck_assert(has_default(SIGUSR1));
  ck_assert(!loop_remove_signal_handler(loop, SIGUSR1));
  ck_assert(!loop_remove_signal_handler(loop, SIGUSR2));
  ck_assert(!loop_remove_signal_handler(loop, 0));
  ck_assert(!loop_remove_signal_handler(loop, NSIG));
  ck_assert(!loop_remove_signal_handler(loop, 1000));
}

static void removes(Loop *loop, void *arg) {
  (void)arg;
  note("removed: %s", loop_remove_signal_handler(loop, SIGUSR1) ? "yes" : "no");
}

LOOP_TEST(removed_before_it_was_noticed,
          "A handler that is removed before the loop has noticed the signal is "
          "not called; one that stands in the ready queue already is",
          "E28") {
  loop_add_signal_handler(loop, SIGUSR1, say, "handler");
  raise(SIGUSR1);
  removes(loop, NULL);
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  expect_notes("removed: yes");
  loop_add_signal_handler(loop, SIGUSR1, say, "handler");
  raise(SIGUSR1);
  run_idle_iteration(loop); // now its callback is ready
  removes(loop, NULL);
  run_idle_iteration(loop);
  expect_notes("removed: yes, handler");
}

LOOP_TEST(not_every_signal_can_be_had,
          "What cannot be caught, and what is no signal, is refused", "E29") {
  expect(loop_add_signal_handler(loop, SIGKILL, say, ""),
         "raise RuntimeError: sig 9 cannot be caught");
  expect(loop_add_signal_handler(loop, 0, say, ""),
         "raise ValueError: invalid signal number 0");
  expect(loop_add_signal_handler(loop, 1000, say, ""),
         "raise ValueError: invalid signal number 1000");
  expect(loop_add_signal_handler(loop, NSIG, say, ""),
         text_format("raise ValueError: invalid signal number %d", NSIG));
  expect(loop_add_signal_handler(loop, -1, say, ""),
         "raise ValueError: invalid signal number -1");
  loop_close(loop);
  expect(loop_add_signal_handler(loop, SIGUSR1, say, ""),
         "raise RuntimeError: Event loop is closed");
}

LOOP_TEST(the_first_and_the_last_signal,
          "The first signal and the last one can be had as all others, and are "
          "given back; while one is noted no other one comes in between",
          "E25 E30") {
  const int ends[] = {1, NSIG - 1};
  for (int i = 0; i < 2; i++) {
    struct sigaction action;
    Outcome o =
        loop_add_signal_handler(loop, ends[i], say, i ? "last" : "first");
    if (i == 1 && o.how == RAISED)
      return; // valgrind needs it for itself
    expect(o, "return None");
    sigaction(ends[i], NULL, &action);
    ck_assert(sigismember(&action.sa_mask, SIGUSR1));
    if (raise(ends[i]) != 0 && i == 1)
      return; // and so does an emulator
    ck_assert_msg(inbox_any(loop_threads(loop)->inbox), "the loop sleeps on");
    run_idle_iteration(loop);
    run_idle_iteration(loop);
    expect_notes(i ? "last" : "first");
  }
  loop_close(loop);
  ck_assert(has_default(ends[0]) && has_default(ends[1]));
}

LOOP_TEST(closing_gives_signals_back,
          "A loop that is closed gives all signals back; only then another one "
          "may have them",
          "E30") {
  Loop *second = loop_new(clock_virtual());
  loop_add_signal_handler(loop, SIGUSR1, say, "one");
  loop_add_signal_handler(loop, SIGUSR2, say, "two");
  expect(loop_add_signal_handler(second, SIGUSR1, say, ""),
         "raise RuntimeError: another loop has the signals");
  ck_assert(!loop_remove_signal_handler(second, SIGUSR1));
  loop_close(loop);
  ck_assert(has_default(SIGUSR1) && has_default(SIGUSR2));
  expect(loop_add_signal_handler(second, SIGUSR1, say, "second"),
         "return None");
  raise(SIGUSR1);
  run_idle_iteration(second);
  run_idle_iteration(second);
  expect_notes("second");
  loop_free(second);
  ck_assert(has_default(SIGUSR1));
}

static void keeps_errno(Loop *loop, void *arg) {
  (void)arg;
  for (int i = 0; i < 10000; i++) // now its file is full
    inbox_wake(loop_threads(loop)->inbox);
  errno = 4711;
  raise(SIGUSR1);
  note("errno %d", errno);
}

LOOP_TEST(a_signal_leaves_no_trace_in_what_it_interrupts,
          "A signal that comes between two instructions leaves errno alone",
          "") {
  setenv("WAKE_BY", "pipe", 1);
  loop_add_signal_handler(loop, SIGUSR1, first, NULL);
  loop_call_soon(loop, keeps_errno, NULL);
  run_iteration(loop);
  expect_notes("errno 4711");
}
