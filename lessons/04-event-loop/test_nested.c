// "Can a callback wait for another one?" Not by running a loop: one that runs
// refuses to run again, and so does every other one meanwhile. (Rows L30, L31.)
#include <pthread.h>

#include "04-event-loop/test_loop.h"

static void run_again(Loop *loop, void *arg) {
  (void)arg;
  ck_assert(loop_is_running(loop));
  ck_assert_ptr_eq(loop_running(), loop);
  expect(loop_run_forever(loop),
         "raise RuntimeError: This event loop is already running");
}

LOOP_TEST(no_run_inside_a_run,
          "A callback cannot wait by running its loop again: the inner "
          "run_forever() is refused, and the outer one goes on",
          "L30") {
  loop_call_soon(loop, run_again, NULL);
  loop_call_soon(loop, say, "next");
  run_iteration(loop);
  expect_notes("next");
  ck_assert(!loop_is_running(loop));
  ck_assert_ptr_null(loop_running());
}

static void run_another(Loop *loop, void *arg) {
  expect(loop_run_forever(arg), "raise RuntimeError: Cannot run the event loop "
                                "while another loop is running");
  ck_assert_ptr_eq(loop_running(), loop);
}

// In another thread.
static void *runs_its_own(void *text) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, say, text);
  ck_assert_ptr_null(loop_running());
  run_iteration(loop);
  loop_free(loop);
  return NULL;
}

static void start_thread(Loop *loop, void *arg) {
  pthread_t thread;
  ck_assert_int_eq(pthread_create(&thread, NULL, runs_its_own, arg), 0);
  pthread_join(thread, NULL);
  ck_assert_ptr_eq(loop_running(), loop);
}

LOOP_TEST(each_thread_may_run_a_loop,
          "A loop that runs in one thread is no obstacle in another one", "") {
  untraced(); // the record is one thread's
  loop_call_soon(loop, start_thread, "in a thread");
  run_iteration(loop);
  expect_notes("in a thread");
}

TEST(a_loop_has_a_number_of_its_own,
     "Loops are numbered, from 1 on: one that lies where another has lain can "
     "be told from it",
     "") {
  Loop *loop = loop_new(clock_virtual());
  unsigned number = loop->number;
  loop_free(loop);
  loop = loop_new(clock_virtual());
  ck_assert_uint_ge(number, 1);
  ck_assert_uint_eq(loop->number, number + 1);
  loop_free(loop);
}

static void run_in_a_child(void) {
  Loop *loop = loop_new(clock_virtual());
  print(loop_running() ? "in its parent's run" : "in no run");
  expect(loop_run_once(loop),
         "raise RuntimeError: nothing can ever wake this event loop again");
  loop_free(loop);
}

static void forks(Loop *loop, void *arg) {
  (void)arg;
  int status;
  const char *output = output_of(run_in_a_child, &status);
  expect_status(status, 0, output);
  expect_in(output, "in no run\n");
  ck_assert_ptr_eq(loop_running(), loop);
}

LOOP_TEST(a_forked_child_is_in_no_run,
          "A child that is forked in a callback can run a loop of its own",
          "") {
  untraced();
  loop_call_soon(loop, forks, NULL);
  run_iteration(loop);
}

TEST(one_loop_runs_at_a_time,
     "While one loop runs, another one cannot; afterwards it can", "L31") {
  Loop *loop = loop_new(clock_virtual());
  Loop *other_loop = loop_new(clock_virtual());
  loop_call_soon(loop, run_another, other_loop);
  run_iteration(loop);
  run_idle_iteration(other_loop);
  loop_free(other_loop);
  loop_free(loop);
}
