// "Who is asked to stop when a gather is cancelled?" All are, and all are
// waited for. And what a gather needs lives as long as it does. (Rows A08 to
// A11.)
#include "06-together/gather.h"
#include "06-together/test_together.h"

LOOP_TEST(cancelling_a_gather_cancels_its_children,
          "To cancel a gather asks each child that is not done; the gather "
          "ends through them, with CancelledError as its exception",
          "A08") {
  Job jobs[] = {{.name = "a", .takes = 1},
                {.name = "b", .takes = 2},
                {.name = "c", .takes = 3}};
  Future *children[3];
  start_jobs(loop, 3, jobs, children);
  Future *all = gather(loop, 3, children, false);
  run_until(loop, 1.5);
  ck_assert(future_cancel(all));
  ck_assert(!is_done(all));
  expect_result(loop, all, "CancelledError");
  ck_assert(!future_cancelled(all));
  ck_assert(future_cancelled(children[1]) && future_cancelled(children[2]));
  ck_assert(!future_cancel(all));
  expect_notes("a ends@1, b cancelled@1.5, c cancelled@1.5");
  future_free(all);
}

LOOP_TEST(a_cancelled_gather_waits_for_all,
          "With return_exceptions a gather that was cancelled raises "
          "CancelledError all the same, but only when all children are done",
          "A09") {
  Job jobs[] = {{.name = "a", .takes = 5},
                {.name = "b", .takes = 5, .tidies = 2}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, true);
  run_until(loop, 1);
  ck_assert(future_cancel_message(all, "enough"));
  expect_result(loop, all, "CancelledError: enough");
  ck_assert(loop_time(loop) == 3);
  ck_assert(!future_cancelled(all));
  future_free(all);
}

LOOP_TEST(the_first_that_raises_ends_it,
          "Without return_exceptions a gather that was cancelled ends with the "
          "first child that raises, while others may still tidy up",
          "A08 A05") {
  Job jobs[] = {{.name = "a", .takes = 5},
                {.name = "b", .takes = 5, .tidies = 2}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, false);
  run_until(loop, 1);
  ck_assert(future_cancel(all));
  expect_result(loop, all, "CancelledError");
  ck_assert(loop_time(loop) == 1 && !is_done(children[1]));
  expect_result(loop, children[1], "CancelledError");
  ck_assert(loop_time(loop) == 3);
  future_free(all);
}

FUTURE_TEST(too_late_to_cancel,
            "To cancel a gather whose children are all done says False, also "
            "when it has not heard of that yet; the results are delivered",
            "A10") {
  Future *all = gather(loop, 1, &f, true);
  future_set_result(f, value_int(1));
  ck_assert(!is_done(all) && !future_cancel(all));
  run_iteration(loop);
  expect(future_result(all), "return [1]");
  ck_assert(!future_cancel(all));
  future_free(all);
}

LOOP_TEST(who_asked_a_gather_to_stop_gets_no_results,
          "Children that swallow the request and return count as successes; "
          "but the gather was asked to stop, and so it ends with "
          "CancelledError when all are done",
          "A11") {
  Job jobs[] = {{.name = "a", .takes = 5, .stays = true},
                {.name = "b", .takes = 5, .stays = true, .tidies = 1}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, false);
  Task *parent = started(loop, awaits, all);
  task_cancel_message(parent, "enough");
  expect_result(loop, &parent->future, "CancelledError: enough");
  expect(future_result(children[0]), "return 'a'");
  expect(future_result(children[1]), "return 'b'");
  ck_assert(loop_time(loop) == 1);
  future_free(all);
}

LOOP_TEST(a_gather_remembers_that_it_was_asked,
          "A second request that nobody accepts does not undo the first one",
          "A11") {
  Job jobs[] = {{.name = "a", .takes = 5, .stays = true}};
  Future *child;
  start_jobs(loop, 1, jobs, &child);
  Future *all = gather(loop, 1, &child, false);
  run_iteration(loop);
  ck_assert(future_cancel(all));
  run_iteration(loop); // the child returns
  ck_assert(is_done(child) && !future_cancel(all));
  run_iteration(loop);
  expect(future_result(all), "raise CancelledError");
  future_free(all);
}

LOOP_TEST(the_last_child_says_why,
          "The CancelledError of a gather is that of its last child, with the "
          "message that came with it",
          "A09") {
  Job jobs[] = {{.name = "a", .takes = 5}, {.name = "b", .takes = 5}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, true);
  run_iteration(loop);
  future_cancel_message(children[1], "b is enough");
  run_iteration(loop);
  ck_assert(is_done(children[1]));
  future_cancel_message(all, "all is enough");
  expect_result(loop, all, "CancelledError: b is enough");
  future_free(all);
}

LOOP_TEST(a_message_that_the_last_child_never_got,
          "When the last child was done before the gather was cancelled, the "
          "CancelledError has no message",
          "A09") {
  Job jobs[] = {{.name = "a", .takes = 5}, {.name = "b", .takes = 1}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, true);
  run_until(loop, 2);
  future_cancel_message(all, "enough");
  expect_result(loop, all, "CancelledError");
  future_free(all);
}

LOOP_TEST(a_child_that_stands_there_twice_is_asked_twice,
          "Cancelling asks once for each place: a child that stands there "
          "twice has two requests",
          "A08 A12") {
  Job jobs[] = {{.name = "a", .takes = 5}};
  Future *child;
  start_jobs(loop, 1, jobs, &child);
  Future *all = gather(loop, 2, (Future *[]){child, child}, false);
  run_iteration(loop);
  ck_assert(future_cancel(all));
  ck_assert_uint_eq(((Task *)child)->cancelling, 2);
  expect_result(loop, all, "CancelledError");
  future_free(all);
}

LOOP_TEST(a_child_may_be_gone,
          "A child that is done and was given back is not touched any more: "
          "the gather has a copy of its result, and can be cancelled",
          "") {
  Job jobs[] = {{.name = "a", .takes = 1}, {.name = "b", .takes = 5}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, true);
  future_free(children[0]);
  run_until(loop, 2);
  ck_assert_int_eq(futures_of(loop), 3); // b, its sleep, the gather
  future_cancel(all);
  expect_result(loop, all, "CancelledError");
  future_free(all);
}

FUTURE_TEST(a_gather_lives_until_its_children_are_done,
            "A gather that was given back stays until the last of its "
            "children has called it back, and then it goes",
            "") {
  Future *all = gather(loop, 1, &f, false);
  future_free(all);
  ck_assert_int_eq(futures_of(loop), 2);
  future_set_result(f, value_int(1));
  run_iteration(loop);
  ck_assert_int_eq(futures_of(loop), 1);
}

FUTURE_TEST(a_loop_may_close_before_the_children_call,
            "When the loop is closed, a gather whose children never call it "
            "back goes with the loop",
            "") {
  Future *all = gather(loop, 1, &f, false);
  future_set_result(f, value_int(1));
  loop_close(loop);
  ck_assert(!is_done(all));
  future_free(all);
}

LOOP_TEST(an_unseen_error_of_a_gather,
          "The error of a gather that nobody has looked at is reported when "
          "the gather goes",
          "A05") {
  Job jobs[] = {{.name = "a", .takes = 1, .error = ValueError}};
  Future *child;
  note_reports(loop);
  start_jobs(loop, 1, jobs, &child);
  future_free(gather(loop, 1, &child, false));
  run_until(loop, 2);
  expect_notes("a ends@1, _GatheringFuture exception was never retrieved: "
               "ValueError: a");
}
