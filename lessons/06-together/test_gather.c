// "Who notices when one of ten fails?" Whoever awaits the gather, at once; and
// the others go on. A gather is one future for many, worth a list. (Rows A01 to
// A07, A12, A13.)
#include <stdlib.h>

#include "06-together/gather.h"
#include "06-together/test_together.h"

LOOP_TEST(results_stand_in_the_order_of_the_arguments,
          "A gather is worth a list in the order of its arguments, whoever "
          "ends first",
          "A02") {
  Job jobs[] = {{.name = "a", .takes = 3},
                {.name = "b", .takes = 1},
                {.name = "c", .takes = 2}};
  Future *children[3];
  start_jobs(loop, 3, jobs, children);
  Future *all = gather(loop, 3, children, false);
  expect_result(loop, all, "['a', 'b', 'c']");
  expect_notes("b ends@1, c ends@2, a ends@3");
  future_free(all);
}

LOOP_TEST(nobody_needs_to_await_a_gather,
          "A gather neither starts its children nor waits for them: they run "
          "as tasks do, and it is done when they are",
          "A01") {
  Job jobs[] = {{.name = "a", .takes = 1}, {.name = "b", .takes = 2}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, false);
  run_until(loop, 1.5);
  ck_assert(!is_done(all));
  run_until(loop, 3);
  expect_notes("a ends@1, b ends@2");
  expect(future_result(all), "return ['a', 'b']");
  future_free(all);
}

static Outcome says(Coroutine *self, void *future) {
  Outcome o = await(self, future);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

FUTURE_TEST(a_gather_takes_an_iteration,
            "When the last child ends, the gather is done one iteration "
            "later, and who awaits it goes on in the one after that",
            "A03") {
  Future *all = gather(loop, 1, &f, false);
  Task *task = started(loop, says, all);
  future_set_result(f, value_int(1));
  ck_assert(!is_done(all));
  run_iteration(loop);
  ck_assert(is_done(all) && !is_done(task));
  run_iteration(loop);
  expect_notes("[1] in 3");
  future_free(all);
}

LOOP_TEST(a_gather_of_nobody,
          "A gather of no children is a plain future that is done, with []",
          "A04") {
  Future *all = gather(loop, 0, NULL, false);
  expect(future_result(all), "return []");
  ck_assert_str_eq(future_repr(all), "<Future finished>");
  expect_trace("main create Future\n"
               "main set_result Future []\n");
  future_free(all);
}

LOOP_TEST(the_first_error_ends_a_gather,
          "The first child that fails ends the gather with its error, as soon "
          "as its callback runs; the others are not cancelled, and go on",
          "A05") {
  Job jobs[] = {{.name = "a", .takes = 1},
                {.name = "b", .takes = 2, .error = ValueError},
                {.name = "c", .takes = 3},
                {.name = "d", .takes = 4, .error = KeyError}};
  Future *children[4];
  note_reports(loop);
  start_jobs(loop, 4, jobs, children);
  Future *all = gather(loop, 4, children, false);
  expect_result(loop, all, "ValueError: b");
  ck_assert(loop_time(loop) == 2 && !is_done(children[2]));
  ck_assert(!future_cancel(all)); // it is done, and asks nobody any more
  future_free(all);               // its children will still call it back
  run_until(loop, 5);
  expect_notes("a ends@1, b ends@2, c ends@3, d ends@4");
  expect(future_result(children[2]), "return 'c'");
}

LOOP_TEST(the_error_of_a_later_child_was_looked_at,
          "When the gather has failed already, the errors of other children "
          "are lost without a report",
          "A05") {
  Job jobs[] = {{.name = "a", .takes = 1, .error = ValueError},
                {.name = "b", .takes = 2, .error = KeyError}};
  Future *children[2];
  note_reports(loop);
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, false);
  expect_result(loop, all, "ValueError: a");
  future_free(all);
  run_until(loop, 3);
  for (int i = 0; i < 2; i++)
    future_free(children[i]);
  expect_notes("a ends@1, b ends@2");
}

LOOP_TEST(exceptions_can_be_results,
          "With return_exceptions a gather waits for all; an exception, also "
          "the CancelledError of a child, stands in the list",
          "A06") {
  Job jobs[] = {{.name = "a", .takes = 1, .error = ValueError},
                {.name = "b", .takes = 2},
                {.name = "c", .takes = 3}};
  Future *children[3];
  start_jobs(loop, 3, jobs, children);
  Future *all = gather(loop, 3, children, true);
  loop_call_later(loop, 0.5, cancels_future, children[2]);
  expect_result(loop, all, "[ValueError('a'), 'b', CancelledError()]");
  const List *list = value_as_list(future_result(all).value);
  ck_assert_uint_eq(list->count, 3);
  expect(list->items[0], "raise ValueError: a");
  expect(list->items[1], "return 'b'");
  ck_assert_ptr_null(value_as_list(value_int(1)));
  ck_assert_ptr_null(value_as_list(value_object(all)));
  expect_notes("c cancelled@0.5, a ends@1, b ends@2");
  future_free(all);
}

LOOP_TEST(a_cancelled_child_is_an_error,
          "A child that is cancelled ends the gather with CancelledError as "
          "its exception: the gather itself was not cancelled",
          "A07") {
  Job jobs[] = {{.name = "a", .takes = 1}, {.name = "b", .takes = 2}};
  Future *children[2];
  start_jobs(loop, 2, jobs, children);
  Future *all = gather(loop, 2, children, false);
  loop_call_later(loop, 0.5, cancels_future, children[0]);
  expect_result(loop, all, "CancelledError");
  ck_assert(!future_cancelled(all) && !is_done(children[1]));
  expect(future_exception(all), "raise CancelledError");
  future_free(all);
  run_until(loop, 3);
}

FUTURE_TEST(a_child_may_stand_there_twice,
            "A child that stands there twice is waited for once, and its "
            "result stands in both places",
            "A12") {
  Future *g = future_new(loop);
  Future *all = gather(loop, 4, (Future *[]){f, g, f, g}, false);
  future_set_result(f, value_int(1));
  future_set_result(g, value_int(2));
  expect_trace("main create Future\n"
               "main create Future 2\n"
               "main create gather\n"
               "main add_done_callback Future child_done\n"
               "main add_done_callback Future 2 child_done\n"
               "main set_result Future 1\n"
               "main call_soon child_done\n"
               "main set_result Future 2 2\n"
               "main call_soon child_done\n");
  expect_result(loop, all, "[1, 2, 1, 2]");
  future_free(g);
  future_free(all);
}

FUTURE_TEST(two_gathers_may_share_a_child,
            "Two gathers of one future both have its result", "A12") {
  Future *one = gather(loop, 1, &f, false), *other = gather(loop, 1, &f, false);
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect(future_result(one), "return [1]");
  expect(future_result(other), "return [1]");
  future_free(one);
  future_free(other);
}

FUTURE_TEST(children_are_of_one_loop,
            "A gather of futures of another loop fails with ValueError, and "
            "waits for nobody",
            "A13") {
  Loop *other = loop_new(clock_virtual());
  Future *foreign = future_new(other);
  Future *all = gather(loop, 2, (Future *[]){f, foreign}, true);
  expect(future_result(all),
         "raise ValueError: The future belongs to a different loop than the "
         "one specified as the loop argument");
  ck_assert_ptr_null(f->callbacks);
  future_free(all);
  future_free(foreign);
  loop_free(other);
}

FUTURE_TEST(a_gather_may_hold_gathers,
            "A gather is a future like any other: it may stand in another "
            "one, and be awaited often",
            "A02") {
  Future *inner = gather(loop, 1, &f, false), *both[20];
  for (int i = 0; i < 20; i++)
    both[i] = i == 19 ? inner : f;
  Future *outer = gather(loop, 20, both, false);
  future_set_result(f, value_str("it's"));
  const char *text = outcome_repr(loop_run_until_complete(loop, outer));
  ck_assert(!strncmp(text, "[\"it's\", ", 9));
  ck_assert_str_eq(text + strlen(text) - 11, ", [\"it's\"]]");
  ck_assert_ptr_eq(value_as_future(value_object(outer)), outer);
  ck_assert_str_eq(future_repr(outer), "<_GatheringFuture finished>");
  future_free(inner);
  future_free(outer);
}

enum { MANY = 100000 };

LOOP_TEST(a_gather_of_a_hundred_thousand,
          "A gather of a hundred thousand children is written down in one go: "
          "each item is read once",
          "") {
  untraced();
  Future **children = calloc(MANY, sizeof *children);
  for (int i = 0; i < MANY; i++) {
    children[i] = future_new(loop);
    future_set_result(children[i], value_int(7));
  }
  Future *all = gather(loop, MANY, children, false);
  const char *text = repr(loop_run_until_complete(loop, all).value);
  ck_assert_uint_eq(strlen(text), 3 * MANY); // "[7, 7, ... 7]"
  ck_assert_str_eq(text + 3 * MANY - 5, "7, 7]");
  future_free(all);
  free(children);
}

FUTURE_TEST(a_hundred_thousand_gathers_of_one,
            "A hundred thousand gathers may share a child: each asks it only "
            "for its newest callback",
            "") {
  untraced();
  Future *first = gather(loop, 1, &f, false);
  for (int i = 1; i < MANY; i++)
    future_free(gather(loop, 1, &f, false));
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect(future_result(first), "return [1]");
  future_free(first);
}
