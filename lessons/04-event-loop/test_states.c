// What an event loop promises of its states, and when there is nothing left to
// do: the rows L18 and L30 to L36 of the fidelity matrix.
#include "04-event-loop/test_said.h"

static void first(Loop *loop, void *arg) { (void)loop, (void)arg; }
static void second(Loop *loop, void *arg) { (void)loop, (void)arg; }

// -- the wrong state --------------------------------------------------------

static void run_again(Loop *loop, void *arg) {
  (void)arg;
  ck_assert(loop_is_running(loop));
  ck_assert_ptr_eq(loop_running(), loop);
  expect(loop_run_forever(loop),
         "raise RuntimeError: This event loop is already running");
}

TEST(no_run_inside_a_run,
     "A callback cannot wait by running its loop again: the inner "
     "run_forever() is refused, and the outer one goes on",
     "L30") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, run_again, NULL);
  loop_call_soon(loop, say, "next");
  run_once_more(loop);
  expect_said("next");
  ck_assert(!loop_is_running(loop));
  ck_assert_ptr_null(loop_running());
  loop_free(loop);
}

static void run_another(Loop *loop, void *arg) {
  expect(loop_run_forever(arg), "raise RuntimeError: Cannot run the event loop "
                                "while another loop is running");
  ck_assert_ptr_eq(loop_running(), loop);
}

TEST(one_loop_runs_at_a_time,
     "While one loop runs, another one cannot; afterwards it can", "L31") {
  Loop *loop = loop_new(clock_virtual());
  Loop *other_loop = loop_new(clock_virtual());
  loop_call_soon(loop, run_another, other_loop);
  run_once_more(loop);
  run_once_more(other_loop);
  loop_free(other_loop);
  loop_free(loop);
}

static void close_it(Loop *loop, void *arg) {
  (void)arg;
  expect(loop_close(loop),
         "raise RuntimeError: Cannot close a running event loop");
}

TEST(a_running_loop_cannot_be_closed,
     "close() inside a callback is refused, and the loop goes on", "L32") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, close_it, NULL);
  loop_call_soon(loop, say, "next");
  run_once_more(loop);
  expect_said("next");
  ck_assert(!loop_is_closed(loop));
  loop_free(loop);
}

TEST(close_drops_what_waits,
     "close() runs nothing: callbacks and timers are dropped; a second "
     "close() does nothing",
     "L33") {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, first, NULL);
  loop_call_later(loop, 1, second, NULL);
  expect(loop_close(loop), "return None");
  expect(loop_close(loop), "return None");
  ck_assert(loop_is_closed(loop));
  expect_trace("main call_soon first\n"
               "main call_later 1 second\n"
               "main drop first\n"
               "main drop second\n");
  loop_free(loop);
}

TEST(a_closed_loop_takes_nothing,
     "A closed loop schedules nothing and does not run; stop() is harmless",
     "L34") {
  Loop *loop = loop_new(clock_virtual());
  Handle before = loop_call_soon(loop, say, "dropped");
  loop_close(loop);
  ck_assert_ptr_null(loop_call_soon(loop, say, "no").loop);
  ck_assert_ptr_null(loop_call_later(loop, 1, say, "no").loop);
  Handle refused = loop_call_at(loop, 1, say, "no");
  ck_assert_ptr_null(refused.loop);
  expect(loop_check_closed(loop), "raise RuntimeError: Event loop is closed");
  expect(loop_run_forever(loop), "raise RuntimeError: Event loop is closed");
  loop_stop(loop);
  handle_cancel(before); // tickets of what never ran are harmless as well
  handle_cancel(refused);
  ck_assert(!handle_cancelled(before) && !handle_cancelled(refused));
  expect_said("");
  loop_free(loop);
}

static void free_it(Loop *loop, void *arg) {
  (void)arg;
  loop_free(loop);
}

static void free_while_running(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, free_it, NULL);
  loop_run_forever(loop);
}

TEST(a_running_loop_cannot_be_freed,
     "Freeing a loop that runs ends the program with a message", "L32") {
  untraced();
  int status;
  const char *text = output_of(free_while_running, &status);
  ck_assert_str_eq(text, "loop_free: the loop is running\n");
  ck_assert_int_eq(status, 1);
}

// -- nothing left to do -----------------------------------------------------

static void run_idle(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, first, NULL);
  handle_cancel(loop_call_later(loop, 5, first, NULL));
  Outcome o = loop_run_forever(loop);
  print("%s", outcome_repr(o));
  loop_free(loop);
}

TEST(an_idle_loop_says_so,
     "run_forever() does not return when all is done: only stop() ends it. A "
     "loop that nothing can wake any more says so, instead of sleeping for "
     "ever",
     "L18 L24") {
  untraced();
  int status;
  const char *text = output_of(run_idle, &status);
  ck_assert_int_eq(status, 0);
  expect_in(text, "This event loop can never be woken again: iteration 1, "
                  "nothing is ready, no timer is set.\n");
  expect_in(text, "RuntimeError: nothing can ever wake this "
                  "event loop again\n");
}

static void run_idle_then_work(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_run_forever(loop);
  print("running: %d", loop_is_running(loop));
  loop_call_soon(loop, say, "again");
  run_once_more(loop);
  loop_free(loop);
}

TEST(an_idle_loop_can_go_on,
     "A loop that came back because nothing could wake it runs again when "
     "there is something to do",
     "L18 L36") {
  untraced();
  const char *text = output_of(run_idle_then_work, NULL);
  expect_in(text, "running: 0\nagain\n");
}

static void report(Loop *loop) { say(loop, "report"); }
static void close_above(Loop *loop) {
  say(loop, loop_is_closed(loop) ? "close" : "close too early");
}
static void free_above(Loop *loop) { say(loop, "free"); }

static void run_with_attachment(void) {
  Attachment attachment = {report, close_above, free_above};
  Loop *loop = loop_new(clock_virtual());
  loop->attachment = &attachment;
  loop_run_forever(loop);
  loop_close(loop);
  print("closed");
  loop_free(loop);
}

TEST(a_floor_above_is_told,
     "What hangs on a loop is asked for a report when nothing can wake it, "
     "and told when it is closed and freed",
     "L18 L33") {
  untraced();
  const char *text = output_of(run_with_attachment, NULL);
  expect_in(text, "report\nclose\nclosed\nfree\n");
}
