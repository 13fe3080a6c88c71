// "Who is asked to stop, and who asked?" A timeout asks its own task, as
// anybody might, and takes its request back where the block ends. (Rows O01 to
// O10.)
#include "06-together/timeout.h"

#include <math.h>

#include "06-together/test_together.h"

typedef struct Block {
  double delay;    // of the timeout
  double takes;    // the block sleeps so long; negative: it never waits
  bool swallows;   // the CancelledError
  ErrorType fails; // with this, at its end
} Block;

static void note_state(const Timeout *timeout) {
  Loop *loop = loop_running();
  note("expired %s, cancelling %u", str(value_bool(timeout_expired(timeout))),
       loop ? current_task(loop)->cancelling : 0);
}

static Outcome block(Coroutine *self, void *arg) {
  const Block *b = arg;
  Timeout timeout = {0};
  TRY(timeout_enter(&timeout, b->delay));
  Outcome o = returned(value_str("no await"));
  if (b->takes >= 0)
    o = sleep_for_result(self, b->takes, value_str("slept"));
  note("%s@%g", outcome_repr(o), now());
  if (b->fails)
    o = raised(b->fails, "inside");
  else if (b->swallows)
    o = returned(value_str("swallowed"));
  o = timeout_exit(&timeout, o);
  note_state(&timeout);
  return o;
}

static Outcome run_block(Loop *loop, Block b) { return run(loop, block, &b); }

LOOP_TEST(the_time_is_over,
          "When the time is over the task is cancelled where it waits; the "
          "CancelledError becomes TimeoutError at the end of the block, and "
          "the request is taken back",
          "O01") {
  expect(run_block(loop, (Block){.delay = 1, .takes = 10}),
         "raise TimeoutError");
  expect_notes("CancelledError@1, expired True, cancelling 0");
  expect_trace("main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main add_done_callback Task-1 stop_when_done\n"
               "main run loop run_forever\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 call_later 1 on_timeout\n"
               "Task-1 create Future\n"
               "Task-1 call_later 10 Future.set\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "iteration 2, t = 1\n"
               "loop due on_timeout\n"
               "loop run on_timeout\n"
               "on_timeout() set_result Future CancelledError\n"
               "on_timeout() call_soon Task-1.wakeup\n"
               "on_timeout() return\n"
               "iteration 3, t = 1\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 cancel Future.set\n"
               "Task-1 print CancelledError@1\n"
               "Task-1 print expired True, cancelling 0\n"
               "Task-1 raise TimeoutError\n"
               "loop call_soon stop_when_done\n"
               "loop drop Future.set\n"
               "iteration 4, t = 1\n"
               "loop run stop_when_done\n"
               "stop_when_done() return\n"
               "loop return\n");
}

LOOP_TEST(a_block_that_is_left_in_time,
          "A block that is left in time has cancelled its timer: nothing "
          "happens, nor will",
          "O02") {
  expect(run_block(loop, (Block){.delay = 2, .takes = 1}), "return 'slept'");
  expect_notes("'slept'@1, expired False, cancelling 0");
  run_until(loop, 5);
  ck_assert_uint_eq(loop_iteration(loop), 5); // nobody has woken it at 2
}

LOOP_TEST(no_time_at_all,
          "With no time, or less, the block is interrupted where it waits "
          "first, be it for one iteration",
          "O03") {
  double delays[] = {0, -1};
  for (int i = 0; i < 2; i++) {
    expect(run_block(loop, (Block){.delay = delays[i], .takes = 0}),
           "raise TimeoutError");
    expect_notes("CancelledError@0, expired True, cancelling 0");
  }
  ck_assert(loop_time(loop) == 0);
}

LOOP_TEST(a_block_that_never_waits,
          "A block that never waits is not interrupted, though the time was "
          "over before it began",
          "O03") {
  expect(run_block(loop, (Block){.delay = 0, .takes = -1}),
         "return 'no await'");
  expect_notes("'no await'@0, expired False, cancelling 0");
}

LOOP_TEST(other_errors_pass,
          "Another exception leaves the block as it is, be it in answer to "
          "the request or before the time is over",
          "O04") {
  expect(run_block(loop, (Block){.delay = 1, .takes = 9, .fails = ValueError}),
         "raise ValueError: inside");
  expect_notes("CancelledError@1, expired True, cancelling 0");
  expect(run_block(loop, (Block){.delay = 9, .takes = 1, .fails = KeyError}),
         "raise KeyError: inside");
  expect_notes("'slept'@2, expired False, cancelling 0");
}

LOOP_TEST(somebody_else_cancels,
          "A task that is cancelled from outside, inside its block, ends with "
          "CancelledError: nothing has expired",
          "O05") {
  Block b = {.delay = 2, .takes = 10};
  Task *task = start(loop, block, &b);
  loop_call_later(loop, 1, cancels, task);
  expect_result(loop, &task->future, "CancelledError");
  expect_notes("CancelledError@1, expired False, cancelling 1");
}

LOOP_TEST(both_in_the_same_moment,
          "When the time is over and somebody else cancels, in the same "
          "iteration, one request is left: CancelledError, not TimeoutError",
          "O06") {
  for (int first = 0; first < 2; first++) {
    Block b = {.delay = 1, .takes = 10};
    double began = loop_time(loop);
    Task *task = start(loop, block, &b);
    if (first)
      loop_call_at(loop, began + 1, cancels, task);
    run_iteration(loop);
    if (!first)
      loop_call_at(loop, began + 1, cancels, task);
    expect_result(loop, &task->future, "CancelledError");
    ck_assert(future_cancelled(&task->future));
    expect_notes(text_format("CancelledError@%g, expired True, cancelling 1",
                             began + 1));
  }
}

LOOP_TEST(a_request_that_is_swallowed,
          "When the block swallows the CancelledError there is no "
          "TimeoutError, and no request is left",
          "O07") {
  expect(run_block(loop, (Block){.delay = 1, .takes = 10, .swallows = true}),
         "return 'swallowed'");
  expect_notes("CancelledError@1, expired True, cancelling 0");
}

static Outcome nested(Coroutine *self, void *arg) {
  const double *delays = arg;
  Timeout outer = {0}, inner = {0};
  TRY(timeout_enter(&outer, delays[0]));
  Outcome o = timeout_enter(&inner, delays[1]);
  if (o.how == RETURNED)
    o = timeout_exit(&inner, sleep_for(self, 10));
  note("inner %s", outcome_repr(o));
  o = timeout_exit(&outer, o);
  note("outer %s", outcome_repr(o));
  note_state(&outer);
  note_state(&inner);
  return returned(value_none());
}

LOOP_TEST(two_blocks_with_one_deadline,
          "Of two nested blocks with one deadline both expire; the inner one "
          "lets the CancelledError through, the outer one makes a "
          "TimeoutError of it",
          "O08") {
  double same[] = {1, 1};
  expect(run(loop, nested, same), "return None");
  expect_notes("inner CancelledError, outer TimeoutError, expired True, "
               "cancelling 0, expired True, cancelling 0");
}

LOOP_TEST(each_block_has_its_own_deadline,
          "Of two nested blocks the one whose time is over raises "
          "TimeoutError",
          "O08 O05") {
  double outer_first[] = {1, 2}, inner_first[] = {2, 1};
  run(loop, nested, outer_first);
  expect_notes("inner CancelledError, outer TimeoutError, expired True, "
               "cancelling 0, expired False, cancelling 0");
  run(loop, nested, inner_first);
  expect_notes("inner TimeoutError, outer TimeoutError, expired False, "
               "cancelling 0, expired True, cancelling 0");
}

static Outcome moves(Coroutine *self, void *arg) {
  const double *deadlines = arg; // the first one, and where it goes after 1 s
  Timeout t = {0};
  TRY(timeout_enter_at(&t, deadlines[0]));
  Outcome o = sleep_for(self, 1);
  if (o.how == RETURNED)
    o = timeout_reschedule(&t, deadlines[1]);
  if (o.how == RETURNED)
    o = sleep_for(self, 10);
  note("inside %s@%g", outcome_repr(timeout_reschedule(&t, 99)), now());
  o = timeout_exit(&t, o);
  note("outside %s", outcome_repr(timeout_reschedule(&t, 99)));
  return o;
}

LOOP_TEST(a_deadline_can_be_moved,
          "timeout_reschedule() moves the deadline, to later, to sooner, or "
          "away; afterwards it is too late for that",
          "O09") {
  double later[] = {2, 3}, never[] = {2, INFINITY}, now[] = {INFINITY, 0};
  Loop *other = loop_new(clock_virtual()), *third = loop_new(clock_virtual());
  expect(run(loop, moves, later), "raise TimeoutError");
  expect_notes(
      "inside RuntimeError: Cannot change state of expiring Timeout@3, "
      "outside RuntimeError: Cannot change state of expired Timeout");
  expect(run(other, moves, never), "return None");
  expect_notes("inside None@11, "
               "outside RuntimeError: Cannot change state of finished Timeout");
  expect(run(third, moves, now), "raise TimeoutError");
  expect_notes(
      "inside RuntimeError: Cannot change state of expiring Timeout@1, "
      "outside RuntimeError: Cannot change state of expired Timeout");
  loop_free(other);
  loop_free(third);
}

static Outcome enters_twice(Coroutine *self, void *arg) {
  Timeout t = {0};
  (void)self, (void)arg;
  note("%s", outcome_repr(timeout_reschedule(&t, 1)));
  note("%s", outcome_repr(timeout_exit(&t, returned(value_none()))));
  TRY(timeout_enter(&t, 1));
  note("%s", outcome_repr(timeout_enter(&t, 1)));
  timeout_exit(&t, returned(value_none()));
  note("%s", outcome_repr(timeout_enter(&t, 1)));
  return timeout_exit(&t, returned(value_none()));
}

LOOP_TEST(a_timeout_is_entered_once,
          "A Timeout is entered once, and left once; before and after that it "
          "says so",
          "O09") {
  expect(run(loop, enters_twice, NULL),
         "raise RuntimeError: Timeout has not been entered");
  expect_notes("RuntimeError: Timeout has not been entered, "
               "RuntimeError: Timeout has not been entered, "
               "RuntimeError: Timeout has already been entered, "
               "RuntimeError: Timeout has already been entered");
}

static Outcome has_no_limit(Coroutine *self, void *arg) {
  Timeout t = {0};
  (void)arg;
  TRY(timeout_enter(&t, INFINITY));
  ck_assert_ptr_null(t.handle.slots);
  return timeout_exit(&t, sleep_for(self, 100));
}

LOOP_TEST(a_timeout_without_a_limit,
          "A timeout of INFINITY has no timer, and never expires", "O09") {
  expect(run(loop, has_no_limit, NULL), "return None");
}

static void enters_in_a_callback(Loop *loop, void *timeout) {
  (void)loop;
  note("%s", outcome_repr(timeout_enter(timeout, 1)));
}

LOOP_TEST(a_timeout_needs_a_task,
          "A timeout outside of a task is a RuntimeError, and so is one "
          "without a loop that runs",
          "O10") {
  Timeout t = {0};
  loop_call_soon(loop, enters_in_a_callback, &t);
  run_iteration(loop);
  expect_notes("RuntimeError: Timeout should be used inside a task");
  expect(timeout_enter(&t, 1), "raise RuntimeError: no running event loop");
}

LOOP_TEST(a_delay_that_is_not_a_number,
          "A delay that is not a number is over in the next iteration, as a "
          "timer's is",
          "") {
  expect(run_block(loop, (Block){.delay = NAN, .takes = 10}),
         "raise TimeoutError");
  expect_notes("CancelledError@0, expired True, cancelling 0");
}

LOOP_TEST(a_timeout_holds_its_task,
          "The task that has entered a block may end before that, and be given "
          "back, when the block is resumed by hand: asking it does nothing",
          "") {
  Block b = {.delay = 1, .takes = 10};
  Coroutine *c = begun_by_hand(loop, block, &b);
  run_until(loop, 2);
  ck_assert_int_eq(futures_of(loop), 2); // the task, and the sleep
  coroutine_free(c);
  ck_assert_int_eq(futures_of(loop), 1); // the sleep, until it is done
  expect_notes("GeneratorExit@0, expired True, cancelling 0");
}

LOOP_TEST(a_loop_that_closes_leaves_the_block,
          "A block that is left because the loop closes has cancelled its "
          "timer, and hands GeneratorExit on",
          "") {
  Block b = {.delay = 1, .takes = 10};
  started(loop, block, &b);
  loop_set_exception_handler(loop, note_report, NULL);
  loop_close(loop);
  const char *notes = notes_taken();
  ck_assert_msg(strstr(notes, "GeneratorExit@0, expired False"), "%s", notes);
}
