// "What happens when we cancel a task?" that waits for a task: the request goes
// down to the innermost, which decides, and then they end from the inside out.
// (Rows X18, X19.)
#include "05-tasks/sleep.h"
#include "05-tasks/test_tasks.h"

static Outcome inner(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("inner %s in %u", outcome_repr(o), iteration());
  return o;
}

static Outcome stubborn_inner(Coroutine *self, void *future) {
  return inner(self, future), returned(value_str("stayed"));
}

static Outcome outer(Coroutine *self, void *task) {
  Outcome o = await(self, task);
  note("outer %s in %u", outcome_repr(o), iteration());
  return o;
}

FUTURE_TEST(a_request_goes_down_the_chain,
            "Cancelling a task that awaits a task cancels the innermost "
            "future at once; then the inner task goes, and one iteration "
            "later the outer one",
            "X18") {
  Task *in = start(loop, inner, f), *out = started(loop, outer, in);
  ck_assert(task_cancel(out));
  ck_assert_msg(future_cancelled(f), "the innermost future is not cancelled");
  ck_assert_uint_eq(in->cancelling, 1);
  run_iteration(loop);
  ck_assert_str_eq(state_of(in), "cancelled");
  ck_assert_str_eq(state_of(out), "pending");
  run_iteration(loop);
  ck_assert_str_eq(state_of(out), "cancelled");
  expect_notes("inner CancelledError in 2, outer CancelledError in 3");
  expect_trace("main create Future\n"
               "main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main create Task-2\n"
               "main call_soon Task-2.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop run Task-2 send(None)\n"
               "Task-2 yield Task-1\n"
               "loop add_done_callback Task-1 Task-2.wakeup\n"
               "loop return\n"
               "main set_result Future CancelledError\n"
               "main call_soon Task-1.wakeup\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run Task-1 throw(CancelledError)\n"
               "Task-1 print inner CancelledError in 2\n"
               "Task-1 raise CancelledError\n"
               "loop call_soon Task-2.wakeup\n"
               "loop return\n"
               "main run loop run_once\n"
               "iteration 3, t = 0\n"
               "loop run Task-2 throw(CancelledError)\n"
               "Task-2 print outer CancelledError in 3\n"
               "Task-2 raise CancelledError\n"
               "loop return\n");
}

// Stays for the first request, and goes at the second.
static Outcome reluctant_inner(Coroutine *self, void *future) {
  inner(self, future);
  return sleep_for(self, 9);
}

FUTURE_TEST(a_chain_may_be_asked_again,
            "A request that the innermost has swallowed can be made once more, "
            "and goes down the chain as the first one did",
            "") {
  Task *in = start(loop, reluctant_inner, f), *out = started(loop, outer, in);
  for (int i = 1; i <= 2; i++) {
    ck_assert_msg(task_cancel(out), "request %d is not accepted", i);
    ck_assert_uint_eq(in->cancelling, i);
    run_iteration(loop);
  }
  run_iteration(loop);
  ck_assert_str_eq(state_of(in), "cancelled");
  ck_assert_str_eq(state_of(out), "cancelled");
}

FUTURE_TEST(the_inner_task_decides,
            "If the inner task swallows the request, the outer one is not "
            "cancelled: its await is worth what the inner one returns",
            "X19") {
  Task *in = start(loop, stubborn_inner, f), *out = started(loop, outer, in);
  ck_assert(task_cancel(out));
  for (int i = 0; i < 2; i++)
    run_iteration(loop);
  expect_notes("inner CancelledError in 2, outer 'stayed' in 3");
  ck_assert_str_eq(state_of(out), "finished");
  ck_assert_uint_eq(out->cancelling, 1);
}

// async def gives_way(): await asyncio.sleep(0)
static Outcome gives_way(Coroutine *self, void *arg) {
  (void)arg;
  return sleep_for(self, 0);
}

LOOP_TEST(cancelled_when_the_inner_task_has_just_ended,
          "A task that awaits another which has ended, and has not had its "
          "step yet, gets the CancelledError in that step: the other one can "
          "do nothing with it any more",
          "") {
  Task *inner = start(loop, gives_way, NULL);
  Task *outer = started(loop, waits, inner);
  loop_call_soon(loop, cancels, outer); // behind the last step of the inner one
  run_iteration(loop);
  ck_assert_str_eq(state_of(inner), "finished");
  run_iteration(loop);
  expect_notes("starts, CancelledError in 3");
  ck_assert_str_eq(state_of(outer), "cancelled");
}

enum { LONG = 6000 };

// Cancels the outermost of a chain of tasks, on the stack of a coroutine.
static Outcome cancels_a_chain(Coroutine *self, void *future) {
  Loop *loop = loop_running();
  Task *outermost = start(loop, awaits, future);
  for (int i = 1; i < LONG; i++)
    outermost = start(loop, awaits, outermost);
  TRY(sleep_for(self, 0));
  ck_assert(task_cancel(outermost));
  ck_assert_uint_eq(outermost->cancelling, 1);
  return await(self, &outermost->future);
}

FUTURE_TEST(a_chain_may_be_longer_than_a_stack_is_deep,
            "A request goes down a chain of thousands of tasks that wait for "
            "each other, and they end, though a stack has room for fewer calls",
            "X18") {
  untraced();
  expect(run(loop, cancels_a_chain, f), "raise CancelledError");
  ck_assert(future_cancelled(f));
}

static Task *ring[2];

static Outcome waits_in_a_ring(Coroutine *self, void *other) {
  return await(self, &(*(Task **)other)->future);
}

static void cancel_a_ring(void) {
  Loop *loop = loop_new(clock_virtual());
  ring[0] = start(loop, waits_in_a_ring, &ring[1]);
  ring[1] = start(loop, waits_in_a_ring, &ring[0]);
  expect(loop_run_forever(loop),
         "raise RuntimeError: nothing can ever wake this event loop again");
  ck_assert(task_cancel(ring[0]));
  loop_free(loop);
}

TEST(a_ring_of_tasks_can_be_asked,
     "Asking one of two tasks that wait for each other goes round once, and "
     "ends; the idle loop says who waits for whom",
     "X18") {
  int status;
  const char *output = output_of(cancel_a_ring, &status);
  expect_in(output, "name='Task-1'");
  expect_in(output, "wait_for=Task-1");
  expect_status(status, 0, output);
}

static Outcome cancels_itself_then_awaits(Coroutine *self, void *task) {
  task_cancel(current_task(loop_running()));
  Outcome o = outer(self, task);
  note("sleep: %s", outcome_repr(sleep_for(self, 1)));
  return o;
}

FUTURE_TEST(the_inner_task_decides_for_one_that_asks_itself,
            "A task that cancels itself and then awaits one that swallows the "
            "request is through with it: it gets the result, and can wait on",
            "X10 X19") {
  Task *in = started(loop, stubborn_inner, f);
  Task *out = start(loop, cancels_itself_then_awaits, in);
  expect(loop_run_until_complete(loop, &out->future), "return 'stayed'");
  expect_notes("inner CancelledError in 3, outer 'stayed' in 4, sleep: None");
  ck_assert_uint_eq(in->cancelling, 1);
}
