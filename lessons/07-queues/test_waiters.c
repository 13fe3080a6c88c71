// "What do all of them have in common?" A queue of futures: who waits, who is
// called, and what happens to those who leave.
#include "07-queues/lock.h"
#include "07-queues/test_queues.h"
#include "record/waiting_line.h"

typedef struct Turn {
  Waiters *waiters;
  bool called;
} Turn;

static Outcome waits_in_line(Coroutine *self, void *arg) {
  Turn *turn = arg;
  Outcome o = waiters_wait(turn->waiters, self, &turn->called);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

LOOP_TEST(a_call_is_a_result,
          "waiters_call() sets the futures of so many that are not done, the "
          "oldest first, and says how many there were",
          "") {
  Waiters line = {0};
  Turn a = {&line, false}, b = a, c = a;
  start(loop, waits_in_line, &a);
  start(loop, waits_in_line, &b);
  start(loop, waits_in_line, &c);
  run_iteration(loop);
  ck_assert_uint_eq(waiters_call(&line, 1, value_int(1)), 1);
  ck_assert_uint_eq(waiters_call(&line, 1, value_int(2)), 1); // the next
  expect(future_result(line.first->future), "return 1");
  expect(future_result(line.first->next->future), "return 2");
  ck_assert(!waiter_call(line.first, value_int(3)));
  ck_assert_uint_eq(waiters_call(&line, 5, value_none()), 1);
  ck_assert_uint_eq(waiters_call(&line, 5, value_none()), 0);
  run_iteration(loop);
  expect_notes("None in 2, None in 2, None in 2");
  ck_assert(a.called && b.called && c.called);
  ck_assert_ptr_null(line.first);
  ck_assert_ptr_null(line.last);
}

LOOP_TEST(who_was_called_is_not_looked_at_again,
          "A call goes past those who were called before without looking at "
          "them, so that to call all, one by one, takes no longer than at once",
          "") {
  Waiters line = {0};
  Turn a = {&line, false}, b = a, c = a;
  start(loop, waits_in_line, &a);
  started(loop, waits_in_line, &b);
  start(loop, waits_in_line, &c); // has its step before they go on
  ck_assert_uint_eq(waiters_call(&line, 1, value_none()), 1);
  Future *future = line.first->future;
  line.first->future = NULL; // whoever looks there dies
  ck_assert_uint_eq(waiters_call(&line, 1, value_none()), 1);
  ck_assert_uint_eq(waiters_call(&line, 1, value_none()), 0);
  line.first->future = future;
  run_iteration(loop);
  ck_assert_uint_eq(waiters_call(&line, 5, value_none()), 1);
  run_iteration(loop);
  ck_assert(a.called && b.called && c.called);
}

LOOP_TEST(a_line_is_recorded,
          "Who is put into the line and who is taken out of it is recorded, "
          "with his future",
          "") {
  Waiters line = {0};
  Turn turn = {&line, false};
  start(loop, waits_in_line, &turn);
  run_iteration(loop);
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
  expect_trace("main create Task-1\n"
               "main call_soon Task-1.step\n"
               "main run loop run_once\n"
               "iteration 1, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 create Future\n"
               "Task-1 line_up Future line 1\n"
               "Task-1 yield Future\n"
               "loop add_done_callback Future Task-1.wakeup\n"
               "loop return\n"
               "main set_result Future None\n"
               "main call_soon Task-1.wakeup\n"
               "main run loop run_once\n"
               "iteration 2, t = 0\n"
               "loop run Task-1 send(None)\n"
               "Task-1 leave_line Future line 1\n"
               "Task-1 print None in 2\n"
               "Task-1 return None\n"
               "loop return\n");
}

LOOP_TEST(a_line_without_a_record,
          "Where nothing is recorded, neither is who waits in a line", "") {
  untraced();
  Waiters line = {0};
  Turn turn = {&line, false};
  started(loop, waits_in_line, &turn);
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
  ck_assert(turn.called);
  expect_trace("");
}

LOOP_TEST(a_line_keeps_its_number,
          "In the record a line has one number for all who wait in it, and a "
          "new one in the same place has another",
          "") {
  Waiters line = {0};
  Turn a = {&line, false}, b = a, c = a;
  started(loop, waits_in_line, &a);
  started(loop, waits_in_line, &b);
  ck_assert_str_eq(waiting_line_name(&line), "line 1");
  waiters_call(&line, 2, value_none());
  run_iteration(loop);
  line = (Waiters){0};
  started(loop, waits_in_line, &c);
  ck_assert_str_eq(waiting_line_name(&line), "line 2");
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
}

LOOP_TEST(who_leaves_says_whether_he_was_called,
          "A wait that ends in an error says whether the call had come", "") {
  Waiters line = {0};
  Turn a = {&line, true}, b = {&line, false};
  Task *first = start(loop, waits_in_line, &a);
  Task *second = start(loop, waits_in_line, &b);
  run_iteration(loop);
  task_cancel(first);
  waiters_call(&line, 1, value_none()); // the second
  task_cancel(second);
  ck_assert(waiters_any(&line)); // the second was not cancelled yet
  run_iteration(loop);
  expect_notes("CancelledError in 2, CancelledError in 2");
  ck_assert(!a.called && b.called);
}

LOOP_TEST(cancelled_ones_count_for_nobody,
          "waiters_any() does not count those who were cancelled and have not "
          "left yet",
          "") {
  Waiters line = {0};
  ck_assert(!waiters_any(&line));
  Turn a = {&line, false};
  Task *task = started(loop, waits_in_line, &a);
  ck_assert(waiters_any(&line));
  task_cancel(task);
  ck_assert(!waiters_any(&line));
  ck_assert_ptr_nonnull(line.first);
  run_iteration(loop);
}

LOOP_TEST(anybody_may_leave,
          "Who leaves from the middle, from the head or from the end leaves "
          "the others in their order",
          "") {
  Waiters line = {0};
  Turn turns[5];
  Task *tasks[5];
  for (int i = 0; i < 5; i++) {
    turns[i] = (Turn){&line, false};
    tasks[i] = start(loop, waits_in_line, &turns[i]);
  }
  run_iteration(loop);
  task_cancel(tasks[2]);
  task_cancel(tasks[0]);
  task_cancel(tasks[4]);
  run_iteration(loop);
  ck_assert_uint_eq(waiting_in(&line), 2);
  ck_assert_ptr_eq(line.first->next, line.last);
  ck_assert_ptr_eq(line.last->before, line.first);
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
  ck_assert(turns[1].called && !turns[3].called);
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
  ck_assert(turns[3].called);
}

static Outcome abandons(Coroutine *self, void *arg) {
  (void)self;
  Coroutine *c = coroutine_new(waits_in_line, arg);
  coroutine_next(c);
  coroutine_free(c);
  return returned(value_none());
}

LOOP_TEST(who_has_waited_leaves_nothing_behind,
          "The future of one that was called is gone when he goes on, and so "
          "is that of one that was closed by hand while he waited",
          "") {
  Waiters line = {0};
  Turn a = {&line, false}, b = a;
  started(loop, waits_in_line, &a);
  ck_assert_int_eq(futures_of(loop), 2); // his, and his task
  waiters_call(&line, 1, value_none());
  run_iteration(loop);
  ck_assert_int_eq(futures_of(loop), 1);
  run(loop, abandons, &b);
  ck_assert_int_eq(futures_of(loop), 2); // two tasks
  ck_assert(!b.called);
  ck_assert_ptr_null(line.first);
}

TEST(a_line_goes_with_its_loop,
     "A loop that is freed while tasks wait closes them, and nobody stays in "
     "the line",
     "") {
  Waiters line = {0};
  Turn a = {&line, false}, b = a;
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, says_nothing, NULL);
  start(loop, waits_in_line, &a);
  started(loop, waits_in_line, &b);
  loop_free(loop);
  ck_assert_ptr_null(line.first);
  expect_notes("GeneratorExit in 0, GeneratorExit in 0");
}

// -- two loops ----------------------------------------------------------------

static Outcome acquires(Coroutine *self, void *lock) {
  return lock_acquire(lock, self);
}

TEST(a_line_belongs_to_one_loop,
     "Where tasks of one loop have waited, no task of another loop may wait",
     "") {
  Lock lock = {.locked = true};
  Loop *one = loop_new(clock_virtual()), *two = loop_new(clock_virtual());
  Task *task = started(one, acquires, &lock);
  expect(run(two, acquires, &lock), "raise RuntimeError: is bound to a "
                                    "different event loop");
  lock_release(&lock);
  run_iteration(one);
  expect(future_result(&task->future), "return True");
  loop_free(one);
  loop_free(two);
}

TEST(a_line_belongs_to_a_loop_that_is_gone,
     "A line in which tasks of a loop have waited belongs to it still when "
     "that is freed, wherever the next loop lies",
     "") {
  Lock lock = {.locked = true};
  Loop *one = loop_new(clock_virtual());
  started(one, acquires, &lock);
  lock_release(&lock);
  run_iteration(one);
  loop_free(one);
  Loop *two = loop_new(clock_virtual());
  expect(run(two, acquires, &lock), "raise RuntimeError: is bound to a "
                                    "different event loop");
  loop_free(two);
}

TEST(waiting_needs_a_loop, "Nobody can wait where no loop runs", "") {
  Lock lock = {.locked = true};
  Coroutine *c = coroutine_new(acquires, &lock);
  expect(coroutine_send(c, value_none()),
         "raise RuntimeError: no running event loop");
  ck_assert_ptr_null(lock.waiters.first);
  coroutine_free(c);
}
