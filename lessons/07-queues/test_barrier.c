// "How do I wait for all of them?" (Row S18.)
#include "07-queues/barrier.h"
#include "07-queues/test_queues.h"

// async def comes(barrier): note(name, await barrier.wait())
static Outcome comes(Coroutine *self, void *arg) {
  const Who *who = arg;
  Outcome o = barrier_wait(who->what, self);
  note("%s: %s", who->name, outcome_repr(o));
  return returned(value_none());
}

LOOP_TEST(the_last_one_lets_all_go,
          "Nobody goes on before as many have come as it has parties; each "
          "learns how many had come before it",
          "S18") {
  Barrier barrier;
  expect(barrier_init(&barrier, 3), "return None");
  Who whos[] = {{"A", &barrier}, {"B", &barrier}, {"C", &barrier}};
  start_each(loop, comes, whos, 2);
  run_iteration(loop);
  expect_notes("");
  ck_assert_uint_eq(barrier_n_waiting(&barrier), 2);
  start(loop, comes, &whos[2]);
  run_iteration(loop);
  ck_assert_uint_eq(barrier_n_waiting(&barrier), 0); // A and B only leave
  run_until(loop, loop_time(loop) + 1);
  expect_notes("C: 2, A: 0, B: 1");
  ck_assert_uint_eq(barrier_n_waiting(&barrier), 0);
}

LOOP_TEST(a_barrier_is_used_again,
          "When the last of them has left it fills again; who comes before "
          "that waits outside",
          "S18") {
  Barrier barrier;
  barrier_init(&barrier, 2);
  Who whos[] = {
      {"A", &barrier}, {"B", &barrier}, {"C", &barrier}, {"D", &barrier}};
  start_all(loop, comes, whos); // C comes while A is still inside
  run_until(loop, loop_time(loop) + 1);
  expect_notes("B: 1, A: 0, D: 1, C: 0");
}

static Outcome aborts(Coroutine *self, void *barrier) {
  return barrier_abort(barrier, self);
}
static Outcome resets(Coroutine *self, void *barrier) {
  return barrier_reset(barrier, self);
}

LOOP_TEST(a_broken_barrier_stops_all,
          "barrier_abort() ends the waiting of those inside, and whoever comes "
          "later is refused",
          "S18") {
  Barrier barrier;
  barrier_init(&barrier, 2);
  Who a = {"A", &barrier}, b = {"B", &barrier};
  started(loop, comes, &a);
  expect(run(loop, aborts, &barrier), "return None");
  run_until(loop, loop_time(loop) + 1);
  expect_notes("A: BrokenBarrierError: Abort or reset of barrier");
  run(loop, comes, &b);
  expect_notes("B: BrokenBarrierError: Barrier aborted");
  ck_assert_int_eq(barrier.state, BROKEN);
}

LOOP_TEST(a_barrier_can_be_reset,
          "barrier_reset() sends those inside away with an error; then it "
          "fills again, broken or not",
          "S18") {
  Barrier barrier;
  barrier_init(&barrier, 2);
  Who whos[] = {{"A", &barrier}, {"B", &barrier}, {"C", &barrier}};
  started(loop, comes, &whos[0]);
  expect(run(loop, resets, &barrier), "return None");
  run_until(loop, loop_time(loop) + 1);
  expect_notes("A: BrokenBarrierError: Abort or reset of barrier");
  ck_assert_int_eq(barrier.state, FILLING);
  run(loop, aborts, &barrier);
  run(loop, resets, &barrier);
  start_each(loop, comes, &whos[1], 2);
  run_until(loop, loop_time(loop) + 1);
  expect_notes("C: 1, B: 0");
}

LOOP_TEST(who_is_cancelled_leaves_the_barrier,
          "Who is cancelled while he waits no longer counts", "S18") {
  Barrier barrier;
  barrier_init(&barrier, 2);
  Who whos[] = {{"A", &barrier}, {"B", &barrier}, {"C", &barrier}};
  Task *a = started(loop, comes, &whos[0]);
  task_cancel(a);
  run_until(loop, loop_time(loop) + 1);
  expect_notes("A: CancelledError");
  ck_assert_uint_eq(barrier_n_waiting(&barrier), 0);
  start_each(loop, comes, &whos[1], 2);
  run_until(loop, loop_time(loop) + 1);
  expect_notes("C: 1, B: 0");
}

LOOP_TEST(a_barrier_needs_parties,
          "A barrier for nobody is refused; one for a single task stops nobody",
          "S18") {
  Barrier barrier;
  expect(barrier_init(&barrier, 0), "raise ValueError: parties must be > 0");
  expect(barrier_init(&barrier, 1), "return None");
  Who a = {"A", &barrier};
  run(loop, comes, &a);
  expect_notes("A: 0");
}
