// The steps of play.html: changes that fit together, reasons, causes, and a
// page that no trace can break out of.

#include "suites.h"

#include "../index_entry.h"
#include "../play_page.h"
#include "../play_row.h"
#include "../play_run.h"
#include "../play_steps.h"
#include "../play_twin.h"
#include "../play_word.h"
#include "../trace_reader.h"
#include "panel.h"
#include "random_trace.h"

#include <stdlib.h>
#include <string.h>

// The text behind `key` in a step, cut off at its end.
static char *field(const char *step, const char *key, const char *end) {
  static char text[1 << 16];
  const char *at = strstr(step, key);
  ck_assert_msg(at, "there is no %s in %.80s", key, step);
  at += strlen(key);
  size_t length = strcspn(at, end);
  snprintf(text, sizeof text, "%.*s", (int)length, at);
  return text;
}

// Cuts the steps at their line breaks; a line is one step.
static int cut_steps(char *text, char **steps, int most) {
  int count = 0;
  for (char *at = strtok(text, "\n"); at; at = strtok(NULL, "\n")) {
    ck_assert_int_lt(count, most);
    steps[count++] = at;
  }
  return count;
}

static void check_step(const char *step, long n) {
  ck_assert_int_lt(strtol(field(step, "\"by\":", ",}"), NULL, 10), n);
  ck_assert_msg(!strstr(step, "\"say\":[]"), "nothing is said of it: %s", step);
  ck_assert_msg(!strstr(step, "\"why\":\"\""), "it has no reason: %s", step);
}

// Forwards, then backwards to nothing, every old value the one in force.
static void walk(Model *model) {
  Panel panel;
  Buffer out = {0};
  play_steps_write(&out, model, NULL);
  buffer_add(&out, "");
  int rows = model->replay.row_count;
  char **steps = calloc((size_t)rows + 1, sizeof *steps);
  ck_assert_int_eq(cut_steps(out.bytes, steps, rows + 1), rows);
  panel_init(&panel, &model->run.arena, model->run.actor_count,
             model->run.event_count);
  for (int i = 0; i < rows; i++) {
    check_step(steps[i], model->run.events[model->replay.first_in[i]].seq);
    panel_apply(&panel, strstr(steps[i], ",\"d\":[") + 6, false);
  }
  for (int i = rows - 1; i >= 0; i--)
    panel_apply(&panel, strstr(steps[i], ",\"d\":[") + 6, true);
  ck_assert(panel_is_empty(&panel));
  free(steps);
  buffer_release(&out);
}

START_TEST(every_step_can_be_taken_back) {
  for (int i = 0; i < trace_count(); i++) {
    Model model;
    char wrong[PROBLEM_SIZE];
    if (!model_read(&model, trace_path(i), wrong))
      continue;
    walk(&model);
    model_release(&model);
  }
}
END_TEST

START_TEST(also_of_a_thousand_random_runs) {
  for (unsigned seed = 1; seed <= 1000; seed++) {
    Model model;
    char wrong[PROBLEM_SIZE];
    Buffer text = {0};
    random_trace(&text, seed);
    ck_assert(run_parse(&model.run, "random", text.bytes, text.length, wrong));
    model_derive(&model);
    walk(&model);
    model_release(&model);
    buffer_release(&text);
  }
}
END_TEST

// ---------------------------------------------------------------- a loop

static void read_trace(Model *model, const char *text) {
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&model->run, "t", text, strlen(text), wrong), "%s",
                wrong);
  model_derive(model);
}

#define EVENT(n, t, i, actor, verb, target, value, more)                       \
  "{\"seq\":" #n ",\"t\":" #t ",\"iter\":" #i ",\"actor\":\"" actor            \
  "\",\"verb\":\"" verb "\",\"target\":\"" target "\",\"value\":\"" value      \
  "\",\"src\":\"a.c:" #n "\"" more "}\n"

// main schedules two callbacks and a timer; the first works beyond the timer's
// deadline, and cancels nothing.
static const char two_callbacks[] =
    "{\"name\":\"two\",\"loop\":true,\"actors\":["
    "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"
    "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"},"
    "{\"id\":\"c\",\"label\":\"one()\",\"kind\":\"cb\"},"
    "{\"id\":\"d\",\"label\":\"two()\",\"kind\":\"cb\"}]}\n" //
    EVENT(1, 0, 0, "m", "call_soon", "c", "one", ",\"h\":1") EVENT(
        2, 0, 0, "m", "call_soon", "d", "two",
        ",\"h\":2") EVENT(3, 0, 0, "m", "call_later", "d", "two",
                          ",\"h\":3,\"delay\":1,\"when\":1")
        EVENT(4, 0, 0, "m", "run", "l", "run_forever",
              "") EVENT(5, 0, 1, "l", "select", "", "0",
                        "") EVENT(6, 0, 1, "l", "run", "c", "one", ",\"h\":1")
            EVENT(7, 0, 1, "c", "call_soon", "c", "one",
                  ",\"h\":4") EVENT(8, 3, 1, "c", "return", "l", "", "")
                EVENT(9, 3, 1, "l", "run", "d", "two",
                      ",\"h\":2") EVENT(10, 3, 1, "d", "return", "l", "", "")
                    EVENT(11, 3, 2, "l", "select", "", "0", "")
                        EVENT(12, 3, 2, "l", "due", "d", "two", ",\"h\":3")
                            EVENT(13, 3, 2, "l", "run", "c", "one", ",\"h\":4")
                                EVENT(14, 3, 2, "c", "return", "l", "", "")
                                    EVENT(15, 3, 2, "l", "run", "d", "two",
                                          ",\"h\":3");

START_TEST(the_panels_show_the_queues) {
  Model model;
  read_trace(&model, two_callbacks);
  expect_state(&model, 0, "t = 0, iteration 0\nstack:\nready:\ntimers:\n");
  expect_state(&model, 4, "stack: main > loop\n");
  expect_state(&model, 4, "ready: | one; two;\ntimers: 1 two;\n");
  expect_state(&model, 5, "ready: one; two; |\n");
  expect_state(&model, 7, "stack: main > loop > one()\n");
  expect_state(&model, 7, "ready: two; | one;\n");
  expect_state(&model, 8, "t = 3, iteration 1\nstack: main > loop\n");
  expect_state(&model, 12, "ready: one; two; |\ntimers:\n");
  expect_state(&model, 99, "stack: main > loop > two()\n");
  model_release(&model);
}
END_TEST

static void expect_step(const char *const *steps, int n, const char *words) {
  ck_assert_msg(strstr(steps[n - 1], words), "#%d has not: %s\nbut is: %s", n,
                words, steps[n - 1]);
}

START_TEST(a_step_says_why_and_by_what) {
  Model model;
  Buffer out = {0};
  char *steps[16];
  for (int i = 0; i < 16; i++)
    steps[i] = "";
  read_trace(&model, two_callbacks);
  play_steps_write(&out, &model, NULL);
  cut_steps(out.bytes, steps, 16);
  const char *const *all = (const char *const *)steps;
  expect_step(all, 2,
              "main runs from the beginning; 1 handle stands before it");
  expect_step(all, 5, "\"why\":\"2 handles are ready, so there is no");
  expect_step(all, 6, "\"why\":\"it is the oldest in the ready queue\"");
  expect_step(all, 6, "\"by\":1,");
  expect_step(all, 6, "\"ask\":[\"handle\",");
  expect_step(all, 12, "\"why\":\"its deadline is not after now: t = 3\"");
  expect_step(all, 12, "\"by\":3,");
  expect_step(all, 15, "it was due at t = 1 and runs at t = 3, because one() ");
  expect_step(all, 15, "\"by\":12,");
  buffer_release(&out);
  model_release(&model);
}
END_TEST

// ---------------------------------------------------------------- the page

START_TEST(a_run_is_one_object) {
  Model model;
  Buffer out = {0};
  read_trace(&model, two_callbacks);
  play_run_write(&out, &model, "/nowhere/two.trace", NULL);
  ck_assert(strstr(out.bytes, "{\"name\":\"two\",\"title\":"));
  ck_assert(strstr(out.bytes, "\"3\":{\"label\":\"two\",\"of\":3,\"by\":3,"
                              "\"when\":1}"));
  ck_assert_ptr_null(strstr(out.bytes, "\"lanes\":"));
  buffer_release(&out);
  model_release(&model);
}
END_TEST

START_TEST(the_words_for_states) {
  Model model;
  Buffer changes = {0};
  PlayState state;
  read_trace(&model, two_callbacks);
  play_state_init(&state, &model, &changes);
  ck_assert_int_eq(play_state_running(&state), NOBODY);
  for (int row = 0; row < 7; row++)
    play_row_step(&state, row);
  ck_assert_int_eq(play_state_running(&state), 2);
  ck_assert_str_eq(play_word_of(&state, 2, RUNNING), "running");
  ck_assert_str_eq(play_word_of(&state, 1, CALLING), "waits for its callee");
  ck_assert_str_eq(play_word_of(&state, 3, PAUSED), "created");
  ck_assert_str_eq(play_word_of_end(&state, 2, 7), "returned");
  ck_assert_int_eq(play_state_place(&state, READY_QUEUE, 3), 1);
  ck_assert_int_eq(play_state_wait(&state, READY_QUEUE, 0)->event, 1);
  ck_assert_int_eq(play_state_promised(&state, "one"), NOBODY);
  buffer_release(&changes);
  model_release(&model);
}
END_TEST

START_TEST(sources_are_found_by_their_names) {
  PlaySources sources = {.folders = {"/nowhere", ".."}, .folder_count = 2};
  RunEvent events[] = {{.src = "play_word.h:3", .at = "", .value = ""},
                       {.src = "../../secret.c:1", .at = "gone.c:1"}};
  Run run = {.name = "r", .events = events, .event_count = 2};
  Buffer out = {0};
  play_sources_collect(&sources, &run);
  play_sources_write(&sources, &out);
  ck_assert(strstr(out.bytes, "\"play_word.h\":{\"path\":\"play_word.h\","));
  ck_assert_ptr_null(strstr(out.bytes, "secret"));
  ck_assert(play_file_time("test_play.c") > 0);
  ck_assert(play_file_time("/nowhere/at.all") == 0);
  play_sources_release(&sources);
  buffer_release(&out);
}
END_TEST

START_TEST(the_twin_is_matched_kind_by_kind) {
  Model model;
  read_trace(&model, two_callbacks);
  const char **places = play_twin_places(
      &model.run, "call_soon 4\ncall_soon 5\nselect 0\nrun 8\ncall_soon 2\n"
                  "run 8\nselect 8\nrun 8\nrun 8\nprint 1\n");
  ck_assert_str_eq(places[0], "two.py:4");
  ck_assert_str_eq(places[1], "two.py:5");
  ck_assert_str_eq(places[2], ""); // the twin has no call_later
  ck_assert_str_eq(places[3], ""); // nobody scheduled it
  ck_assert_str_eq(places[4], ""); // no line of the twin did it
  ck_assert_str_eq(places[6], "two.py:2");
  ck_assert_str_eq(places[14], "two.py:8");
  model_release(&model);
}
END_TEST

START_TEST(a_file_is_read_from_the_first_folder) {
  PlaySources sources = {.folders = {"/nowhere", "."}, .folder_count = 2};
  char *text = play_sources_read(&sources, "suites.h");
  ck_assert(text && strstr(text, "TCase *play_tests(void);"));
  free(text);
  ck_assert_ptr_null(play_sources_read(&sources, "gone.h"));
}
END_TEST

// ---------------------------------------------------------------- index.html

static void read_entry(Entry *entry, const char *verdict) {
  Buffer text = {0};
  buffer_add(&text, two_callbacks);
  buffer_add(&text, verdict);
  snprintf(entry->stem, sizeof entry->stem, "/nowhere/two");
  read_trace(&entry->model, text.bytes);
  entry->good = true;
  buffer_release(&text);
}

START_TEST(an_entry_is_found_by_its_name) {
  static Entry demo, failed, unreadable;
  Buffer out = {0};
  read_entry(&demo, "");
  read_entry(&failed, "{\"verdict\":\"failed\",\"seq\":3,\"text\":\"<no>\"}\n");
  snprintf(unreadable.stem, sizeof unreadable.stem, "/nowhere/a b#c");
  ck_assert(!entry_is_judged(&demo) && !entry_is_bad(&demo));
  ck_assert(entry_is_judged(&failed) && entry_is_bad(&failed));
  ck_assert(entry_is_judged(&unreadable) && entry_is_bad(&unreadable));
  ck_assert_str_eq(entry_name(&demo), "two");
  ck_assert_str_eq(entry_name(&unreadable), "a b#c");
  ck_assert_str_eq(entry_badge(&failed), "failed");
  ck_assert_str_eq(entry_title(&unreadable), "/nowhere/a b#c");
  entry_put_address(&out, entry_name(&unreadable));
  ck_assert_str_eq(out.bytes, "a%20b%23c");
  out.length = 0;
  entry_put(&out, &failed, 0, "..", NULL, &demo);
  ck_assert(strstr(out.bytes, "<section id=\"two\">"));
  ck_assert(strstr(out.bytes, "<a href=\"play.html#two\">step through</a>"));
  ck_assert(strstr(out.bytes, "failed: &lt;no&gt;"));
  ck_assert(strstr(out.bytes, ">next</a>"));
  ck_assert_ptr_null(strstr(out.bytes, ">previous</a>"));
  buffer_release(&out);
  model_release(&demo.model);
  model_release(&failed.model);
}
END_TEST

TCase *play_tests(void) {
  TCase *tests = tcase_create("play");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, every_step_can_be_taken_back);
  tcase_add_test(tests, also_of_a_thousand_random_runs);
  tcase_add_test(tests, the_panels_show_the_queues);
  tcase_add_test(tests, a_step_says_why_and_by_what);
  tcase_add_test(tests, a_run_is_one_object);
  tcase_add_test(tests, the_words_for_states);
  tcase_add_test(tests, sources_are_found_by_their_names);
  tcase_add_test(tests, the_twin_is_matched_kind_by_kind);
  tcase_add_test(tests, a_file_is_read_from_the_first_folder);
  tcase_add_test(tests, an_entry_is_found_by_its_name);
  return tests;
}
