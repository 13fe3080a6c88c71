// lib/trace.h: what a floor reports is an event of the record, while somebody
// records.
#include "trace.h"
#include "trace_job.h"

#include "record/actors.h"
#include "record/record.h"
#include "tests/test_ends.h"

static const Type box_type = {.name = "Box"}, future_type = {.name = "Future"};
static Object box = {&box_type}, future = {&future_type};
static int loop, node;

static void work(void) {}
static void tick(void) {}
static void task_step(void) {}

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
  trace_done_callback(TRACE_ADD_DONE_CALLBACK, &future, (void *)tick, NULL);
  trace_done_callback(TRACE_REMOVE_DONE_CALLBACK, &future, (void *)tick, NULL);
  trace_bind(&future, (void *)task_step, &box);
  trace_handle(TRACE_CALL_SOON, 1, (void *)tick, &future, 0, 0);
  expect_trace("main create Task-1\n" // the record knows it by its last name
               "main create Future\n"
               "main add_done_callback Future tick\n"
               "main remove_done_callback Future tick\n"
               "main call_soon Task-1.step\n");
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
  trace_done_callback(TRACE_ADD_DONE_CALLBACK, &future, (void *)tick, NULL);
  trace_done_callback(TRACE_REMOVE_DONE_CALLBACK, &future, (void *)tick, NULL);
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
  trace_record_done_callback(TRACE_ADD_DONE_CALLBACK, &future, (void *)tick,
                             NULL);
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

TEST(a_line_reports,
     "Who lines up is recorded, and who leaves, with the future that is set "
     "when he is called",
     "") {
  int lock = 0, event = 0;
  trace_actor(&future, ACTOR_FUTURE, NULL, NULL);
  trace_record_new_line(&lock);
  trace_record_line(TRACE_LINE_UP, &event, &future);
  trace_record_line(TRACE_LEAVE_LINE, &lock, &future);
  expect_trace("main create Future\n"
               "main line_up Future line 2\n"
               "main leave_line Future line 1\n");
}

TEST(a_file_reports,
     "That a file is watched is recorded, what for, that it is ready, and that "
     "nobody watches it any more",
     "") {
  trace_record_new_file(7);
  trace_record_file(TRACE_WATCH, 3, "read");
  trace_record_file(TRACE_READY, 7, "write");
  trace_record_file(TRACE_UNWATCH, 3, "read");
  expect_trace("main watch file 2 to read\n"
               "main ready file 1 to write\n"
               "main unwatch file 2 to read\n");
}

TEST(
    a_select_says_why_it_did_not_wait,
    "A loop that does not wait, though nothing is ready, does so for a file or "
    "for a deadline that has passed, or since it was told to stop",
    "") {
  static const char *const reasons[] = {"file", "overdue", "letter",
                                        "stopping"};
  trace_record_select(0, 0, 1);
  trace_record_file(TRACE_READY, 3, "read");
  trace_record_select(0, 0, 2);
  trace_record_handle(TRACE_DUE, 1, (void *)tick, NULL, 0, 0);
  trace_record_handle(TRACE_RUN, 1, (void *)tick, NULL, 0, 0);
  trace_record_ran(returned(value_none()));
  trace_record_select(0, 0, 3);
  trace_record_letter(0, (void *)tick, NULL);
  trace_record_select(0, 0, 4);
  trace_record_file(TRACE_WATCH, 3, "read");
  int i = 0;
  for (const RecordedEvent *e = record_now->first; e; e = e->next)
    if (e->verb == TRACE_SELECT)
      ck_assert_str_eq(e->why, reasons[i++]);
  ck_assert_int_eq(i, 4);
}

TEST(a_step_of_a_task_is_one_event,
     "What a task's step resumes is the task itself: it stands in the step's "
     "line",
     "") {
  trace_actor(&box, ACTOR_GENERATOR, (void *)work, NULL);
  trace_task(&box, &node, "Task-1");
  trace_handle(TRACE_RUN, 1, (void *)task_step, &node, 0, 0);
  trace_in(TRACE_SEND, &box, returned(value_int(1)));
  trace_out(yielded(value_none()));
  trace_in(TRACE_SEND, &box, returned(value_int(2))); // by somebody else
  expect_trace("main create Task-1\n"
               "main run Task-1 send(1)\n"
               "Task-1 yield None\n"
               "main send Task-1 2\n");
}

TEST(what_shows_elsewhere_is_left_out,
     "A delegation to a future and a task's result show in other events; who "
     "is not known yet is named by its type",
     "") {
  trace_actor(&future, ACTOR_FUTURE, NULL, NULL);
  trace(TRACE_YIELD_FROM, &future, value_none());
  trace(TRACE_SET_RESULT, &future, value_int(1));
  trace_actor(&box, ACTOR_TASK, (void *)work, "Task-1");
  trace(TRACE_SET_RESULT, &box, value_int(1));
  trace(TRACE_PRINT, NULL, value_ptr(&box));
  trace(TRACE_PRINT, NULL, value_object(&future));
  expect_trace("main create Future\n"
               "main set_result Future 1\n"
               "main create Task-1\n"
               "main print Task-1\n"
               "main print Future\n");
}

TEST(an_unknown_one_is_named_by_its_type,
     "Who was not recorded from its beginning is named by its type", "") {
  static Object late = {&box_type};
  trace_in(TRACE_THROW, &late, raised(ValueError, "v"));
  trace_out(raised(ValueError, "v"));
  trace_refused(TRACE_CLOSE, &late, returned(value_none()));
  expect_trace("main throw Box ValueError: v\n"
               "Box raise ValueError: v\n"
               "main refused Box close(): closed already\n");
}

TEST(the_deepest_ones_share_a_place,
     "Who waits for whom is kept to a depth; beyond it all goes on in order",
     "") {
  enum { DEEP = RECORDED_DEPTH + 10 };
  static Object all[DEEP];
  for (int i = 0; i < DEEP; i++) {
    all[i] = (Object){&box_type};
    trace_actor(&all[i], ACTOR_GENERATOR, (void *)work, NULL);
    trace_in(TRACE_NEXT, &all[i], returned(value_none()));
  }
  ck_assert_int_eq(record_now->depth, DEEP);
  ck_assert_ptr_eq(record_now->last->target, actor_find(&all[DEEP - 1]));
  for (int i = 0; i < DEEP; i++)
    trace_out(returned(value_none()));
  ck_assert_str_eq(record_now->last->actor->label, "work()");
  ck_assert_str_eq(record_now->last->target->label, "main");
  print("main again");
  ck_assert_str_eq(record_now->last->actor->label, "main");
}

static void record_without_end(void) {
  record_begin("endless", "", "");
  while (true)
    trace(TRACE_PRINT, NULL, value_none());
}

TEST(a_run_without_end_is_told,
     "Twenty thousand events are enough: more end the program with a line that "
     "says what to do",
     "") {
  expect_dies(record_without_end, "20000 events are recorded: does this never "
                                  "end?");
}
