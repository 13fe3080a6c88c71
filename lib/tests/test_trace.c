// lib/trace.h: what a floor reports is an event of the record, while somebody
// records.
#include "trace.h"

#include "record/record.h"
#include "tests/test_ends.h"

static const Type box_type = {"Box"}, future_type = {"Future"};
static Object box = {&box_type}, future = {&future_type};
static int loop, node;

static void work(void) {}
static void tick(void) {}

TEST(
    a_generator_reports,
    "What a generator does is recorded: made, delegated to, resumed, printing, "
    "yielding, refusing",
    "") {
  trace_actor(&box, ACTOR_GENERATOR, (void *)work, NULL);
  trace(TRACE_YIELD_FROM, &box, value_none());
  trace_in(TRACE_SEND, &box, returned(value_int(1)));
  print("%d is here", 1);
  trace_out(yielded(value_str("x")));
  expect(trace_refused(TRACE_NEXT, &box, raised(ValueError, "v")),
         "raise ValueError: v"); // which it hands on
  expect_trace("main create work()\n"
               "main yield_from work()\n"
               "main send work() 1\n"
               "work() print 1 is here\n"
               "work() yield 'x'\n"
               "main refused work() next(): ValueError\n");
}

TEST(a_loop_reports,
     "What a loop does is recorded: a handle scheduled, an iteration with its "
     "time, the handle running to its end",
     "") {
  trace_actor(&loop, ACTOR_LOOP, NULL, NULL);
  trace(TRACE_RUN, &loop, value_str("run_forever"));
  trace_handle(TRACE_CALL_LATER, 1, (void *)tick, NULL, 0.5, 0.5);
  trace_select(0.5, 0.5, 2);
  trace_handle(TRACE_RUN, 1, (void *)tick, NULL, 0, 0);
  trace_ran(returned(value_none()));
  trace_ran(returned(value_none())); // of a task whose step has ended itself
  expect_trace("main run loop run_forever\n"
               "loop call_later 0.5 tick\n"
               "iteration 2, t = 0.5\n"
               "loop run tick\n"
               "tick() return\n");
}

TEST(a_task_reports,
     "A coroutine that becomes a task has the task's name; a callback on a "
     "future is recorded, and what a handle really calls",
     "") {
  trace_actor(&box, ACTOR_GENERATOR, (void *)work, NULL);
  trace_task(&box, &node, "Task-1");
  trace_actor(&future, ACTOR_FUTURE, NULL, NULL);
  trace_done_callback(&future, (void *)tick, NULL);
  trace_bind(&future, (void *)work, &box);
  trace_handle(TRACE_CALL_SOON, 1, (void *)tick, &future, 0, 0);
  expect_trace("main create Task-1\n" // the record knows it by its last name
               "main create Future\n"
               "main add_done_callback Future tick\n"
               "main call_soon Task-1.work\n");
}

static void say_it(void) { print("%s", "said"); }

TEST(print_prints, "print() also writes its line, as Python's does", "") {
  expect_says(say_it, "said\n");
}

TEST(
    nobody_records_nothing,
    "While nobody records a report is one question; the functions behind it do "
    "not ask again",
    "") {
  record_end();
  trace_actor(&box, ACTOR_GENERATOR, (void *)work, NULL);
  trace(TRACE_PRINT, NULL, value_str("lost"));
  trace_in(TRACE_NEXT, &box, returned(value_none()));
  trace_out(returned(value_none()));
  trace_refused(TRACE_NEXT, &box, returned(value_none()));
  trace_task(&box, &node, "Task-1");
  trace_done_callback(&future, (void *)tick, NULL);
  trace_bind(&node, (void *)work, NULL);
  trace_handle(TRACE_CALL_SOON, 1, (void *)tick, &node, 0, 0);
  trace_select(0, 0, 1);
  trace_ran(returned(value_none()));
  expect_trace("");

  trace_record_actor(&box, ACTOR_GENERATOR, (void *)work, NULL);
  trace_record(TRACE_PRINT, NULL, value_str("kept"));
  trace_record_in(TRACE_NEXT, &box, returned(value_none()));
  trace_record_out(returned(value_none()));
  trace_record_refused(TRACE_NEXT, &box, returned(value_none()));
  trace_record_task(&box, &node, "Task-1");
  trace_record_actor(&future, ACTOR_FUTURE, NULL, NULL);
  trace_record_done_callback(&future, (void *)tick, NULL);
  trace_record_bind(&future, (void *)work, NULL);
  trace_record_handle(TRACE_CALL_SOON, 1, (void *)tick, &future, 0, 0);
  trace_record_select(0, 0, 1);
  trace_record_ran(returned(value_int(7)));
  expect_trace("main create Task-1\n"
               "main print kept\n"
               "main next Task-1\n"
               "Task-1 return None\n"
               "main refused Task-1 next(): StopIteration\n"
               "main create Future\n"
               "main add_done_callback Future tick\n"
               "main call_soon work\n"
               "iteration 1, t = 0\n"
               "main return 7\n");
}
