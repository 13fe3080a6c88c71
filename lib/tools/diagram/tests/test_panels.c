// What the panels of play.html show of a run: who stands in line, which done
// callbacks a future has, which thread works on what.

#include "suites.h"

#include "../play_run.h"
#include "../play_steps.h"
#include "../trace_reader.h"
#include "panel.h"

#include <string.h>

static void read_trace(Model *model, const char *path) {
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(model_read(model, path, wrong), "%s", wrong);
}

START_TEST(the_panels_show_the_line) {
  Model model;
  Buffer out = {0};
  read_trace(&model, "traces/n_lines.trace");
  expect_state(&model, 7, "timers:\nin line: Task-1, line 1;\n");
  expect_state(&model, 15, "timers:\nin line: Task-1, line 1;\n");
  Buffer text = {0};
  play_state_at(&text, &model, 16);
  ck_assert_ptr_null(strstr(text.bytes, "in line"));
  play_run_write(&out, &model, "/nowhere/n.trace", NULL);
  ck_assert(strstr(out.bytes, "\"7\":{\"label\":\"line 1\",\"of\":2,"
                              "\"line\":1,\"by\":7}"));
  ck_assert(strstr(out.bytes, "[\"add\",\"line\",7,0]"));
  ck_assert(strstr(out.bytes, "[\"mark\",\"line\",7,2,0]")); // called
  ck_assert(strstr(out.bytes, "[\"del\",\"line\",7,0]"));
  ck_assert(strstr(out.bytes, "[\"mark\",\"line\",18,1,0]")); // cancelled
  buffer_release(&text);
  buffer_release(&out);
  model_release(&model);
}
END_TEST

START_TEST(what_is_taken_back_is_not_called) {
  Model model;
  Buffer out = {0};
  read_trace(&model, "traces/r_removed.trace");
  play_run_write(&out, &model, "/nowhere/r.trace", NULL);
  ck_assert(strstr(out.bytes, "[\"calls\",2,[\"done\",\"done\",\"done\"],["
                              "\"done\",\"done\",\"done\",\"done\"]]"));
  ck_assert(strstr(out.bytes, "main takes done back from Future"));
  buffer_release(&out);
  model_release(&model);
}
END_TEST

START_TEST(a_thread_works_beside_the_loop) {
  Model model;
  Buffer out = {0};
  read_trace(&model, "traces/s_threads.trace");
  expect_state(&model, 14, "\nThread-1: works on job_lasts at test_threads.h");
  expect_state(&model, 14, "stack: main > loop\n");
  expect_state(&model, 34, "stack: main > loop > Task-1\n");
  expect_state(&model, 34, "\nThread-1: works on job_lasts");
  expect_state(&model, 48, "\nThread-1: idle");
  play_run_write(&out, &model, "/nowhere/s.trace", NULL);
  ck_assert(strstr(out.bytes, "\"kind\":\"thread\""));
  const char *end = strstr(out.bytes, "{\"n\":48,");
  ck_assert(end && strstr(end, "\"by\":14"));
  buffer_release(&out);
  model_release(&model);
}
END_TEST

// Three jobs of two functions go to one thread.
static const char jobs[] =
    "{\"name\":\"j\",\"title\":\"j\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"w\",\"label\":\"Thread-1\",\"kind\":\"thread\"}]}\n"
    "{\"seq\":1,\"actor\":\"m\",\"verb\":\"submit\",\"value\":\"bake\",\"job\":"
    "1}\n"
    "{\"seq\":2,\"actor\":\"m\",\"verb\":\"submit\",\"value\":\"wash\",\"job\":"
    "2}\n"
    "{\"seq\":3,\"actor\":\"m\",\"verb\":\"submit\",\"value\":\"bake\",\"job\":"
    "3}\n"
    "{\"seq\":4,\"actor\":\"w\",\"verb\":\"begin\",\"value\":\"bake\",\"job\":"
    "1}\n"
    "{\"seq\":5,\"actor\":\"w\",\"verb\":\"end\",\"value\":\"1\",\"job\":1}\n"
    "{\"seq\":6,\"actor\":\"w\",\"verb\":\"begin\",\"value\":\"bake\",\"job\":"
    "3}\n";

START_TEST(jobs_of_one_function_have_numbers) {
  Model model;
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&model.run, "j", jobs, sizeof jobs - 1, wrong), "%s",
                wrong);
  model_derive(&model);
  ck_assert_str_eq(model.run.events[0].value, "bake");
  ck_assert_str_eq(model.run.events[1].value, "wash");
  ck_assert_str_eq(model.run.events[2].value, "bake 2");
  expect_state(&model, 4, "\nThread-1: works on bake\n");
  expect_state(&model, 6, "\nThread-1: works on bake 2\n");
  model_release(&model);
}
END_TEST

TCase *panels_tests(void) {
  TCase *tests = tcase_create("panels");
  tcase_add_test(tests, the_panels_show_the_line);
  tcase_add_test(tests, a_thread_works_beside_the_loop);
  tcase_add_test(tests, jobs_of_one_function_have_numbers);
  tcase_add_test(tests, what_is_taken_back_is_not_called);
  return tests;
}
