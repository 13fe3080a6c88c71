// What should have happened where a run went wrong: who it is about, and that
// it is drawn.

#include "suites.h"

#include "../missing.h"
#include "../trace_reader.h"
#include "../views.h"

#include <stdio.h>
#include <string.h>

#define EVENT(seq, actor, verb, target, more)                                  \
  "{\"seq\":" #seq ",\"t\":0,\"iter\":1,\"actor\":\"" actor                    \
  "\",\"verb\":\"" verb "\",\"target\":\"" target "\"" more "}\n"

// A handle "tick" is cancelled, two of that name wait, a generator is resumed.
static const char events[] =
    "{\"name\":\"t\",\"title\":\"t\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"},"
    "{\"id\":\"c\",\"label\":\"tick()\",\"kind\":\"cb\"},"
    "{\"id\":\"d\",\"label\":\"tick() 2\",\"kind\":\"cb\"},"
    "{\"id\":\"g\",\"label\":\"gen()\",\"kind\":\"gen\"}]}\n" EVENT(
        1, "m", "call_soon", "c", ",\"h\":1,\"value\":\"tick\"")
        EVENT(2, "m", "call_soon", "d", ",\"h\":2,\"value\":\"tick\"")
            EVENT(3, "m", "call_soon", "c", ",\"h\":3,\"value\":\"tick\"")
                EVENT(4, "m", "cancel", "c", ",\"h\":1,\"value\":\"tick\"")
                    EVENT(5, "m", "run", "l", ",\"value\":\"run_once\"")
                        EVENT(6, "l", "next", "g", "")
                            EVENT(7, "g", "print", "", ",\"value\":\"hi\"");

static void read_verdict(Model *model, int seq, const char *actor,
                         const char *verb, const char *target,
                         const char *value) {
  char text[4000], wrong[PROBLEM_SIZE];
  snprintf(text, sizeof text,
           "%s{\"verdict\":\"failed\",\"seq\":7,\"text\":\"t\",\"expect\":"
           "{\"seq\":%d,\"actor\":\"%s\",\"verb\":\"%s\",\"target\":\"%s\","
           "\"value\":\"%s\"}}\n",
           events, seq, actor, verb, target, value);
  ck_assert_msg(run_parse(&model->run, "t", text, strlen(text), wrong), "%s",
                wrong);
  model_derive(model);
}

// Who acts, on whom, and in the picture.
static void expect_missing(const char *actor, const char *target, long h,
                           Model *model, const char *drawn) {
  const Run *run = &model->run;
  const RunEvent *missing = &run->verdict.missing;
  Picture lanes = {model, false, rows_of_all(model)};
  Buffer dot = {0};
  ck_assert(has_missing(run));
  ck_assert_str_eq(run->actors[missing->actor].id, actor);
  ck_assert_str_eq(
      missing->target == NOBODY ? "" : run->actors[missing->target].id, target);
  ck_assert_int_eq(missing->h, h);
  view_dot(&dot, model, &lanes);
  ck_assert_ptr_nonnull(strstr(dot.bytes, "What should have happened"));
  ck_assert_msg(strstr(dot.bytes, drawn) != NULL, "%s is not in the picture",
                drawn);
  buffer_release(&dot);
  model_release(model);
}

START_TEST(the_oldest_that_waits_should_have_run) {
  Model model;
  read_verdict(&model, 7, "loop", "run", "", "tick");
  expect_missing("l", "d", 2, &model, "class=\"missing\"");
}
END_TEST

START_TEST(one_that_was_cancelled_may_be_meant) {
  Model model;
  read_verdict(&model, 2, "loop", "run", "", "tick");
  expect_missing("l", "c", 1, &model, "class=\"missing\"");
}
END_TEST

START_TEST(what_comes_out_goes_to_the_caller) {
  Model model;
  read_verdict(&model, 7, "gen()", "yield", "", "1");
  expect_missing("g", "l", 0, &model, "yield <B>1</B>");
  read_verdict(&model, 8, "gen()", "return", "", "2");
  expect_missing("g", "l", 0, &model, "return <B>2</B>");
}
END_TEST

START_TEST(a_line_should_have_been_printed) {
  Model model;
  read_verdict(&model, 7, "gen()", "print", "", "ho");
  expect_missing("g", "", 0, &model, "label=\"ho\"");
}
END_TEST

START_TEST(an_iteration_should_have_begun) {
  Model model;
  read_verdict(&model, 7, "", "select", "", "iteration 2, t = 1");
  expect_missing("l", "", 0, &model, "iteration 2, t = 1");
}
END_TEST

START_TEST(who_is_not_there_is_not_drawn) {
  Model model;
  read_verdict(&model, 7, "nobody()", "print", "", "hi");
  Picture lanes = {&model, false, rows_of_all(&model)};
  Buffer dot = {0};
  ck_assert(!has_missing(&model.run));
  view_dot(&dot, &model, &lanes);
  ck_assert_ptr_null(strstr(dot.bytes, "should have happened"));
  buffer_release(&dot);
  model_release(&model);
}
END_TEST

START_TEST(the_map_has_it_in_its_lane) {
  Model model;
  read_verdict(&model, 7, "loop", "run", "", "tick");
  Picture map = {&model, true, rows_of_all(&model)};
  Buffer dot = {0};
  view_dot(&dot, &model, &map);
  ck_assert_ptr_nonnull(strstr(dot.bytes, "label=\"expected\""));
  buffer_release(&dot);
  model_release(&model);
}
END_TEST

TCase *missing_tests(void) {
  TCase *tests = tcase_create("missing");
  tcase_add_test(tests, the_oldest_that_waits_should_have_run);
  tcase_add_test(tests, one_that_was_cancelled_may_be_meant);
  tcase_add_test(tests, what_comes_out_goes_to_the_caller);
  tcase_add_test(tests, a_line_should_have_been_printed);
  tcase_add_test(tests, an_iteration_should_have_begun);
  tcase_add_test(tests, who_is_not_there_is_not_drawn);
  tcase_add_test(tests, the_map_has_it_in_its_lane);
  return tests;
}
