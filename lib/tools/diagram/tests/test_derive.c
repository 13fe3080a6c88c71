// What follows from the events around an event, and what the legend explains.

#include "suites.h"

#include "../trace_reader.h"
#include "../views.h"
#include "../words_sentence.h"

#include <stdio.h>
#include <string.h>

static void read_text(Model *model, const char *text) {
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&model->run, "t", text, strlen(text), wrong), "%s",
                wrong);
  model_derive(model);
}

static void expect_sentence(const Model *model, long seq, const char *wanted) {
  Buffer text = {0};
  sentence_add(&text, &model->run, &model->run.events[seq - 1]);
  ck_assert_str_eq(text.bytes, wanted);
  buffer_release(&text);
}

static const char timers[] =
    "{\"name\":\"t\",\"title\":\"t\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"},"
    "{\"id\":\"c\",\"label\":\"slow()\",\"kind\":\"cb\"}]}\n"
    "{\"seq\":1,\"t\":0,\"iter\":0,\"actor\":\"m\",\"verb\":\"call_later\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":1,\"delay\":1,\"when\":1}\n"
    "{\"seq\":2,\"t\":0,\"iter\":0,\"actor\":\"m\",\"verb\":\"call_later\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":2,\"delay\":2,\"when\":2}\n"
    "{\"seq\":3,\"t\":0,\"iter\":0,\"actor\":\"m\",\"verb\":\"run\","
    "\"target\":\"l\",\"value\":\"run_forever\"}\n"
    "{\"seq\":4,\"t\":1,\"iter\":1,\"actor\":\"l\",\"verb\":\"select\","
    "\"value\":\"1\",\"why\":\"wait\"}\n"
    "{\"seq\":5,\"t\":1,\"iter\":1,\"actor\":\"l\",\"verb\":\"due\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":1}\n"
    "{\"seq\":6,\"t\":1,\"iter\":1,\"actor\":\"l\",\"verb\":\"run\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":1}\n"
    "{\"seq\":7,\"t\":5,\"iter\":1,\"actor\":\"c\",\"verb\":\"return\","
    "\"target\":\"l\",\"value\":\"\"}\n"
    "{\"seq\":8,\"t\":5,\"iter\":2,\"actor\":\"l\",\"verb\":\"select\","
    "\"value\":\"0\",\"why\":\"overdue\"}\n"
    "{\"seq\":9,\"t\":5,\"iter\":2,\"actor\":\"l\",\"verb\":\"due\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":2}\n"
    "{\"seq\":10,\"t\":5,\"iter\":2,\"actor\":\"l\",\"verb\":\"run\","
    "\"target\":\"c\",\"value\":\"slow\",\"h\":2}\n"
    "{\"seq\":11,\"t\":5,\"iter\":2,\"actor\":\"c\",\"verb\":\"return\","
    "\"target\":\"l\",\"value\":\"\"}\n"
    "{\"seq\":12,\"t\":5,\"iter\":2,\"actor\":\"l\",\"verb\":\"return\","
    "\"target\":\"m\",\"value\":\"\"}\n"
    "{\"seq\":13,\"t\":5,\"iter\":2,\"actor\":\"m\",\"verb\":\"cancel\","
    "\"target\":\"\",\"value\":\"slow\",\"why\":\"ran\"}\n";

START_TEST(time_is_work_waiting_or_lateness) {
  Model model;
  read_text(&model, timers);
  expect_sentence(&model, 4,
                  "#4 nothing is ready: the loop waits 1 s, until t=1 "
                  "[iteration 1, t=1]");
  expect_sentence(&model, 6, "#6 loop runs slow [iteration 1, t=1]");
  expect_sentence(&model, 7,
                  "#7 after 4 s of work slow() returns to loop [iteration 1, "
                  "t=5]");
  expect_sentence(&model, 8,
                  "#8 nothing is ready, but a deadline has passed: the loop "
                  "does not wait [iteration 2, t=5]");
  expect_sentence(&model, 10,
                  "#10 loop runs slow, 3 s after its "
                  "deadline [iteration 2, t=5]");
  expect_sentence(&model, 13,
                  "#13 main cancels slow, which has run already: "
                  "nothing happens [main(), t=5]");
  model_release(&model);
}
END_TEST

// slow() runs twice, and nobody knows whether the loop is run again.
START_TEST(what_may_run_again_has_no_cap) {
  Model model;
  read_text(&model, timers);
  for (int i = 0; i < model.replay.mark_count; i++)
    ck_assert_int_ne(model.replay.marks[i].state, GONE);
  model_release(&model);
}
END_TEST

static const char gift[] =
    "{\"name\":\"t\",\"title\":\"t\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"},"
    "{\"id\":\"g\",\"label\":\"sub()\",\"kind\":\"gen\"},"
    "{\"id\":\"x\",\"label\":\"other()\",\"kind\":\"cb\"},"
    "{\"id\":\"t\",\"label\":\"Task-1\",\"kind\":\"task\"},"
    "{\"id\":\"f\",\"label\":\"Future\",\"kind\":\"fut\"}]}\n"
    "{\"seq\":1,\"actor\":\"m\",\"verb\":\"call_soon\",\"target\":\"x\","
    "\"value\":\"other\",\"h\":9}\n"
    "{\"seq\":2,\"actor\":\"l\",\"verb\":\"run\",\"target\":\"t\",\"value\":"
    "\"send(None)\",\"h\":1,\"iter\":1}\n"
    "{\"seq\":3,\"actor\":\"t\",\"verb\":\"next\",\"target\":\"g\",\"iter\":1}"
    "\n"
    "{\"seq\":4,\"actor\":\"g\",\"verb\":\"return\",\"target\":\"t\",\"value\":"
    "\"1\",\"iter\":1}\n"
    "{\"seq\":5,\"actor\":\"t\",\"verb\":\"yield\",\"target\":\"l\",\"value\":"
    "\"Future\",\"iter\":1}\n"
    "{\"seq\":6,\"actor\":\"l\",\"verb\":\"add_done_callback\",\"target\":"
    "\"f\",\"value\":\"Task-1.wakeup\",\"iter\":1}\n"
    "{\"seq\":7,\"actor\":\"l\",\"verb\":\"set_result\",\"target\":\"f\","
    "\"value\":\"'rested'\",\"iter\":1}\n"
    "{\"seq\":8,\"actor\":\"l\",\"verb\":\"call_soon\",\"target\":\"t\","
    "\"value\":\"Task-1.wakeup\",\"h\":2,\"iter\":1}\n"
    "{\"seq\":9,\"actor\":\"l\",\"verb\":\"run\",\"target\":\"t\",\"value\":"
    "\"send(None)\",\"h\":2,\"iter\":2}\n";

START_TEST(a_result_goes_to_who_awaits_it) {
  Model model;
  Buffer dot = {0};
  read_text(&model, gift);
  ck_assert_int_eq(model.run.events[1].giver, NOBODY);
  expect_sentence(&model, 9,
                  "#9 loop runs the step of Task-1: send(None); "
                  "it gets the result of Future, 'rested' [iteration 2, t=0]");
  Picture picture = {&model, false, rows_of_all(&model)};
  view_dot(&dot, &model, &picture);
  ck_assert(strstr(dot.bytes, "class=\"msg gift s9\""));
  buffer_release(&dot);
  model_release(&model);
}
END_TEST

START_TEST(a_delegate_stands_beside_its_task) {
  Model model;
  read_text(&model, gift);
  const RunActor *sub = &model.run.actors[2], *task = &model.run.actors[4];
  ck_assert_int_eq(sub->lane, task->lane + 1);
  ck_assert_int_eq(sub->colour, task->colour);
  model_release(&model);
}
END_TEST

static bool draws(Model *model, bool map, const char *what) {
  Buffer dot = {0};
  Picture picture = {model, map, rows_of_all(model)};
  view_dot(&dot, model, &picture);
  bool found = strstr(dot.bytes, what) != NULL;
  buffer_release(&dot);
  return found;
}

START_TEST(an_empty_run_says_so) {
  Model model;
  read_text(&model, "{\"name\":\"t\",\"title\":\"t\",\"actors\":[{\"id\":"
                    "\"m\",\"label\":\"main\",\"kind\":\"main\"}]}\n");
  ck_assert(draws(&model, false, "Nothing was recorded"));
  model_release(&model);
  read_text(&model, timers);
  ck_assert(!draws(&model, false, "Nothing was recorded"));
  model_release(&model);
}
END_TEST

START_TEST(what_ends_early_differs_behind_its_end) {
  Model model;
  Buffer text = {0};
  char trace[sizeof timers + 200];
  snprintf(trace, sizeof trace,
           "%s{\"verdict\":\"failed\",\"seq\":6,\"text\":\"one\","
           "\"expected\":\"loop runs fast\",\"happened\":\"nothing more: "
           "one\"}\n",
           timers);
  read_text(&model, trace);
  verdict_add(&text, &model.run);
  ck_assert(strstr(text.bytes, "differs at #7, expected: loop runs fast; "
                               "happened: nothing more: one"));
  buffer_release(&text);
  model_release(&model);
}
END_TEST

// Whatever went wrong, the row and the box in which it began are outlined, and
// what was expected there is said in all views.
START_TEST(a_failing_run_shows_where) {
  static const char *const verdicts[] = {"differs", "failed", "crashed",
                                         "timeout"};
  Model model;
  Buffer text = {0};
  char trace[sizeof timers + 300];
  snprintf(trace, sizeof trace,
           "%s{\"verdict\":\"%s\",\"seq\":6,\"text\":\"one\\ntwo\","
           "\"expected\":\"loop runs fast\",\"happened\":\"loop runs "
           "slow\"}\n",
           timers, verdicts[_i]);
  read_text(&model, trace);
  for (int map = 0; map < 2; map++) {
    ck_assert(draws(&model, map, "\"verdict"));
    ck_assert(draws(&model, map, "expected: loop runs fast"));
    ck_assert(draws(&model, map, "happened: loop runs slow"));
  }
  verdict_add(&text, &model.run);
  ck_assert(strstr(text.bytes, "differs at #6, expected: loop runs fast; "
                               "happened: loop runs slow"));
  ck_assert(_i == 0 || strstr(text.bytes, ": one\ntwo\n"));
  buffer_release(&text);
  model_release(&model);
}
END_TEST

// In a run with several lines it says which one.
START_TEST(who_stands_in_line_is_named) {
  Model model;
  char wrong[PROBLEM_SIZE];
  ck_assert(model_read(&model, "traces/n_lines.trace", wrong));
  expect_sentence(&model, 7,
                  "#7 Task-1 lines up in line 1, with Future: whoever sets "
                  "that calls it [iteration 1, t=0, test_condition.c:11]");
  ck_assert(draws(&model, false, "label=\"line 1\\l\""));
  ck_assert(draws(&model, false, "label=\"called\\l\""));
  model_release(&model);
}
END_TEST

// main() asks for an iteration, twice, and each time nothing is to be run.
static const char idle[] =
    "{\"name\":\"t\",\"title\":\"t\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"}]}\n"
    "{\"seq\":1,\"actor\":\"m\",\"verb\":\"run\",\"target\":\"l\"}\n"
    "{\"seq\":2,\"iter\":1,\"actor\":\"l\",\"verb\":\"select\"}\n"
    "{\"seq\":3,\"iter\":1,\"actor\":\"l\",\"verb\":\"return\",\"target\":"
    "\"m\"}\n"
    "{\"seq\":4,\"iter\":1,\"actor\":\"m\",\"verb\":\"run\",\"target\":"
    "\"l\"}\n"
    "{\"seq\":5,\"iter\":2,\"actor\":\"l\",\"verb\":\"select\"}\n";

START_TEST(a_map_leaves_out_what_is_empty) {
  Model model;
  read_text(&model, idle);
  ck_assert(draws(&model, true, "class=\"run s1\""));
  ck_assert(!draws(&model, true, "class=\"run s4\""));
  model_release(&model);
}
END_TEST

START_TEST(two_bars_at_one_height) {
  Model model;
  char wrong[PROBLEM_SIZE];
  ck_assert(model_read(&model, "traces/s_threads.trace", wrong));
  int thread = model.run.events[13].actor, task = model.run.events[33].target;
  ck_assert_int_eq(model.run.events[5].target, thread);
  int together = 0;
  for (int i = 0; i < model.replay.span_count; i++) {
    const Span *span = &model.replay.spans[i];
    bool runs = span->state == RUNNING && span->from <= 34 && span->to > 34;
    together += runs && (span->actor == thread || span->actor == task);
  }
  ck_assert_int_eq(together, 2);
  ck_assert_int_ne(model.replay.running, thread);
  ck_assert_int_eq(model.run.actors[thread].lane, model.lanes.count - 1);
  expect_sentence(&model, 16,
                  "#16 loop finds a letter of Thread-1: set_alarm "
                  "[iteration 2, t=0, test_in_executor.c:158]");
  ck_assert(draws(&model, false, "class=\"msg letter s16\""));
  ck_assert(draws(&model, true, "class=\"work s48\""));
  ck_assert(draws(&model, true, "class=\"sched later s6\""));
  model_release(&model);
}
END_TEST

// The words of the legend, and what is in a picture that has that sign.
static const char *const explained[][2] = {
    {"label=\"running\\l\"", "class=\"bar run "},
    {"label=\"another thread works on a job\\l\"", "class=\"bar work "},
    {"label=\"job or letter, from thread to thread\\l\"",
     "class=\"msg submit "},
    {"label=\"waiting for its callee\\l\"", "class=\"bar call "},
    {"label=\"ready to run\\l\"", "class=\"life ready\""},
    {"label=\"created\\l\"", "class=\"born\""},
    {"label=\"finished for good\\l\"", "class=\"endcap\""},
    {"label=\"delegates\\l\"", "class=\"local yield_from "},
    {"label=\"result is set\\l\"", "\"m"},
    {"label=\"done callback\\l\"", "class=\"local add_done_callback "},
    {"label=\"done callback taken back\\l\"",
     "class=\"local remove_done_callback "},
    {"label=\"refused\\l\"", "class=\"msg refused "},
    {"label=\"cancelled, not taken out yet\\l\"", "label=\"cancelled\\l\""},
    {"label=\"handle in a queue\\l\"", "class=\"capedge\""},
    {"label=\"stands in line\\l\"", "class=\"cap line\""},
    {"label=\"called, has not left yet\\l\"", "class=\"cap called\""},
    {"label=\"file that is watched\\l\"", "class=\"cap file\""},
    {"label=\"the file is ready\\l\"", "class=\"found "},
    {"label=\"the clock has moved\\l\"", "class=\"cut\""},
    {"label=\"printed\\l\"", "class=\"chip print "},
    {"label=\"exception raised\\l\"", "class=\"msg raise "},
    {"label=\"here it went wrong\\l\"", "class=\"verdict\""},
    {"label=\"expected, has not happened\\l\"", "class=\"missing\""},
    {"label=\"perhaps a consequence\\l\"", "\"from_after"},
};

// A future's square stands in a node that is called m and its number.
static bool has_sign(const char *dot, const char *sign) {
  if (strcmp(sign, "\"m"))
    return strstr(dot, sign) != NULL;
  for (; (dot = strstr(dot, "  \"m")); dot += 4) {
    size_t line = strcspn(dot, "\n");
    const char *class = strstr(dot, "class=\"local set_result ");
    if (class && class < dot + line)
      return true;
  }
  return false;
}

START_TEST(the_legend_has_what_is_drawn) {
  Model model;
  Buffer dot = {0};
  char wrong[PROBLEM_SIZE];
  ck_assert(model_read(&model, trace_path(_i), wrong));
  Picture picture = {&model, false, rows_of_all(&model)};
  view_dot(&dot, &model, &picture);
  for (size_t i = 0; i < sizeof explained / sizeof *explained; i++) {
    bool said = strstr(dot.bytes, explained[i][0]) != NULL;
    ck_assert_msg(said == has_sign(dot.bytes, explained[i][1]), "%s: %s is %s",
                  trace_path(_i), explained[i][0],
                  said ? "not in the picture" : "missing");
  }
  buffer_release(&dot);
  model_release(&model);
}
END_TEST

TCase *derive_tests(void) {
  TCase *tests = tcase_create("derive");
  tcase_add_test(tests, time_is_work_waiting_or_lateness);
  tcase_add_test(tests, what_may_run_again_has_no_cap);
  tcase_add_test(tests, a_result_goes_to_who_awaits_it);
  tcase_add_test(tests, a_delegate_stands_beside_its_task);
  tcase_add_test(tests, an_empty_run_says_so);
  tcase_add_test(tests, who_stands_in_line_is_named);
  tcase_add_test(tests, a_map_leaves_out_what_is_empty);
  tcase_add_test(tests, two_bars_at_one_height);
  tcase_add_loop_test(tests, a_failing_run_shows_where, 0, 4);
  tcase_add_test(tests, what_ends_early_differs_behind_its_end);
  tcase_add_loop_test(tests, the_legend_has_what_is_drawn, 0, trace_count());
  return tests;
}
