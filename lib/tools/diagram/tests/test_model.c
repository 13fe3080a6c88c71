// What follows from the events: relays and rows, states, waits, lanes, pages.

#include "suites.h"

#include "../buffer.h"
#include "../paging.h"
#include "../palette.h"
#include "../trace_reader.h"

#include <stdlib.h>
#include <string.h>

// Builds a trace from events in shorthand, such as "m send g 5": actor, verb,
// target or "-", value. The first letter of an id is its kind: main, loop,
// gen, cb, task, fut.
static void tell(Model *model, const char *const *events) {
  static const char kinds[][6] = {"main", "loop", "gen", "cb", "task", "fut"};
  static const char *const ids[] = {"m",  "l",  "g1", "g2", "g3", "c1", "c2",
                                    "t1", "t2", "f1", "f2", "f3", "f4"};
  char wrong[PROBLEM_SIZE], line[400];
  Buffer text = {0};
  buffer_add(&text, "{\"name\":\"t\",\"actors\":[");
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    size_t kind = strcspn("mlgctf", (char[]){ids[i][0], 0});
    snprintf(line, sizeof line, "%s{\"id\":\"%s\",\"kind\":\"%s\"}",
             i ? "," : "", ids[i], kinds[kind]);
    buffer_add(&text, line);
  }
  buffer_add(&text, "]}\n");
  for (int i = 0; events[i]; i++) {
    char actor[8], verb[24], target[8], value[80] = "";
    int h = 0, iter = 0;
    sscanf(events[i], "%7s %23s %7s %79s %d %d", actor, verb, target, value, &h,
           &iter);
    snprintf(line, sizeof line,
             "{\"seq\":%d,\"actor\":\"%s\",\"verb\":\"%s\",\"target\":\"%s\","
             "\"value\":\"%s\",\"h\":%d,\"iter\":%d}\n",
             i + 1, actor, verb, *target == '-' ? "" : target, value, h, iter);
    buffer_add(&text, line);
  }
  ck_assert_msg(run_parse(&model->run, "t", text.bytes, text.length, wrong),
                "%s", wrong);
  model_derive(model);
  buffer_release(&text);
}

static void expect_rows(const char *const *events, const int *rows) {
  Model model;
  tell(&model, events);
  for (int i = 0; i < model.run.event_count; i++)
    ck_assert_msg(model.replay.row_of[i] == rows[i],
                  "event %d stands in row %d, not %d", i + 1,
                  model.replay.row_of[i], rows[i]);
  model_release(&model);
}

START_TEST(relays_share_a_row) {
  static const char *const events[] = {
      "m create g1 -",      "m next g1 -",   "g1 create g2 -",
      "g1 yield_from g2 -", "g1 next g2 -", // the first is not a relay
      "g2 yield g1 1",      "g1 yield m 1", // handed on
      "m send g1 x",        "g1 send g2 x", // handed on
      "g2 return g1 3",     "g1 yield m 4", // its own
      "m next g1 -",        "g1 return m 5", NULL};
  static const int rows[] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 8, 9, 10};
  expect_rows(events, rows);
}
END_TEST

START_TEST(a_chain_of_three_is_one_row) {
  static const char *const events[] = {
      "m next g1 -",        "g1 yield_from g2 -", "g1 next g2 -",
      "g2 yield_from g3 -", "g2 next g3 -",       "g3 yield g2 1",
      "g2 yield g1 1",      "g1 yield m 1",       "m throw g1 E",
      "g1 throw g2 E",      "g2 throw g3 E",      "g3 raise g2 E",
      "g2 raise g1 E",      "g1 raise m E",       NULL};
  static const int rows[] = {0, 1, 2, 3, 4, 5, 5, 5, 6, 6, 6, 7, 8, 9};
  expect_rows(events, rows);
}
END_TEST

// A relay whose arrow would lie on the other one gets a row of its own.
START_TEST(arrows_of_one_row_never_touch) {
  // g1 is first resumed by main, and so stays left of g2: m g1 g2.
  static const char *const events[] = {
      "m next g1 -",  "g1 yield m 0",  "m next g2 -",  "g2 yield_from g1 -",
      "g2 next g1 -", "g1 yield g2 1", "g2 yield m 1", NULL};
  static const int rows[] = {0, 1, 2, 3, 4, 5, 6};
  expect_rows(events, rows);
}
END_TEST

// A generator stands right of the one that resumes it first.
START_TEST(a_resumed_generator_moves_right) {
  static const char *const events[] = {"m next g2 -",  "g2 yield_from g1 -",
                                       "g2 next g1 -", "g1 yield g2 1",
                                       "g2 yield m 1", NULL};
  static const int rows[] = {0, 1, 2, 3, 3};
  expect_rows(events, rows);
}
END_TEST

static bool has_span(const Model *model, const char *id, int from, int to,
                     State state) {
  for (int i = 0; i < model->replay.span_count; i++) {
    const Span *span = &model->replay.spans[i];
    if (!strcmp(model->run.actors[span->actor].id, id) && span->from == from &&
        span->to == to && span->state == state)
      return true;
  }
  return false;
}

START_TEST(states_follow_from_events) {
  static const char *const events[] = {"m create t1 -",
                                       "m call_soon t1 step 1",
                                       "m run l run_forever",
                                       "l select - 0",
                                       "l run t1 send(None) 1",
                                       "t1 create f1 -",
                                       "t1 yield l f1",
                                       "l set_result f1 None",
                                       "l call_soon t1 wakeup 2",
                                       "l run t1 send(None) 2",
                                       "t1 return l None",
                                       "l return m -",
                                       NULL};
  Model model;
  tell(&model, events);
  ck_assert(has_span(&model, "m", -1, 2, RUNNING));
  ck_assert(has_span(&model, "m", 2, 11, CALLING));
  ck_assert(has_span(&model, "t1", 0, 1, PAUSED));
  ck_assert(has_span(&model, "t1", 1, 4, READY));
  ck_assert(has_span(&model, "t1", 4, 6, RUNNING));
  ck_assert(has_span(&model, "t1", 6, 8, PAUSED));
  ck_assert(has_span(&model, "t1", 8, 9, READY));
  ck_assert(has_span(&model, "f1", 5, 7, PAUSED));
  ck_assert(has_span(&model, "l", 10, 11, RUNNING));
  ck_assert(has_span(&model, "m", 11, 12, RUNNING));
  model_release(&model);
}
END_TEST

START_TEST(refused_changes_no_state) {
  static const char *const events[] = {
      "m create g1 -", "m refused g1 send(5):TypeError", "m next g1 -", NULL};
  Model model;
  tell(&model, events);
  ck_assert(has_span(&model, "m", -1, 2, RUNNING));
  ck_assert(has_span(&model, "g1", 0, 2, PAUSED));
  model_release(&model);
}
END_TEST

static const Wait *wait_of(const Model *model, int event) {
  return &model->queues.waits[model->queues.begins[event]];
}

START_TEST(handles_wait_in_slots) {
  static const char *const events[] = {
      "m call_soon c1 a 1", "m call_soon c2 b 2",
      "l run c1 a 1",       "m call_soon c1 c 3",
      "l run c2 b 2",       "m cancel c1 c 3",
      "l drop c1 c 3",      NULL};
  Model model;
  tell(&model, events);
  ck_assert_int_eq(wait_of(&model, 0)->slot, 0);
  ck_assert_int_eq(wait_of(&model, 0)->to, 2);
  ck_assert_int_eq(wait_of(&model, 1)->slot, 1);
  ck_assert_int_eq(wait_of(&model, 3)->slot, 0); // free again
  ck_assert_int_eq(wait_of(&model, 3)->cancel_row, 5);
  ck_assert_int_eq(wait_of(&model, 3)->to, 6);
  model_release(&model);
}
END_TEST

START_TEST(too_many_handles_are_a_crowd) {
  const char *events[21] = {0};
  static char lines[20][40];
  Model model;
  for (int i = 0; i < 20; i++) {
    snprintf(lines[i], sizeof lines[i], "m call_soon c1 a %d", i + 1);
    events[i] = lines[i];
  }
  tell(&model, events);
  ck_assert_int_eq(wait_of(&model, 10)->slot, 10);
  ck_assert_int_eq(wait_of(&model, 19)->slot, CROWD);
  ck_assert_int_eq(model.queues.crowd_count, 1);
  ck_assert_int_eq(model.queues.crowds[0].members, 9);
  ck_assert_int_eq(model.queues.crowds[0].to, 20);
  model_release(&model);
}
END_TEST

static const RunActor *actor_of(const Model *model, const char *id) {
  for (int i = 0; i < model->run.actor_count; i++)
    if (!strcmp(model->run.actors[i].id, id))
      return &model->run.actors[i];
  return NULL;
}

// Futures stand right of who made them, in its colour; one after another they
// share a lane; main and the loop share lane 0; who does nothing has none.
// One was called and leaves; one is cancelled, and again; one stands to the
// end.
START_TEST(who_lines_up_stands_until_he_leaves) {
  static const char *const events[] = {
      "m run t1 x 1",          "t1 line_up f1 line",
      "t1 yield m f1",         "m run t2 x 2",
      "t2 line_up f2 line",    "t2 set_result f1 True",
      "t2 yield m f2",         "m run t1 x 3",
      "t1 leave_line f1 line", "t1 line_up f3 line",
      "t1 yield m f3",         "m set_result f2 cancelled",
      "m set_result f2 True",  NULL};
  Model model;
  tell(&model, events);
  const Wait *waits = model.queues.waits;
  ck_assert_int_eq(model.queues.wait_count, 3);
  const Wait *called = &waits[0], *cancelled = &waits[1], *last = &waits[2];
  for (int i = 0; i < 3; i++)
    ck_assert_int_eq(waits[i].queue, LINE_QUEUE);
  ck_assert_int_eq(called->from, model.replay.row_of[1]);
  ck_assert_int_eq(called->to, model.replay.row_of[8]);
  ck_assert_int_eq(called->call_row, model.replay.row_of[5]);
  ck_assert_int_eq(called->cancel_row, NOBODY);
  ck_assert_int_eq(cancelled->slot, 1);
  ck_assert_int_eq(cancelled->cancel_row, model.replay.row_of[11]);
  ck_assert_int_eq(cancelled->call_row, NOBODY);
  ck_assert_int_eq(last->slot, 0); // free since the row above
  ck_assert_int_eq(last->to, model.replay.row_count);
  ck_assert_int_eq(model.queues.begins[1], NOBODY); // no handle moves
  model_release(&model);
}
END_TEST

// A value is one word here. The second one is watched anew.
START_TEST(a_file_is_watched_until_it_is_not) {
  static const char *const events[] = {
      "m run t1 x 1",       "t1 watch - a-read",
      "t1 watch - b-write", "t1 ready - a-read",
      "t1 watch - b-write", "t1 unwatch - a-read",
      "t1 ready - a-read",  NULL};
  Model model;
  tell(&model, events);
  const Queues *queues = &model.queues;
  ck_assert_int_eq(queues->wait_count, 3);
  for (int i = 0; i < 3; i++)
    ck_assert_int_eq(queues->waits[i].queue, FILE_QUEUE);
  ck_assert_int_eq(queues->touches[3], 0);
  ck_assert_int_eq(queues->waits[0].to, model.replay.row_of[5]);
  ck_assert_int_eq(queues->waits[1].to, model.replay.row_of[4]);
  ck_assert_int_eq(queues->waits[2].to, model.replay.row_count);
  ck_assert_int_eq(queues->touches[6], NOBODY); // nobody watches it any more
  model_release(&model);
}
END_TEST

START_TEST(lanes_are_in_order) {
  static const char *const events[] = {
      "m run l run",    "l run t1 send(None) 1", "t1 create f1 -",
      "t1 yield l -",   "l set_result f1 -",     "l run t2 send(None) 2",
      "t2 create f2 -", "t2 yield l -",          "l run t1 send(None) 3",
      "t1 create f3 -", "t1 return l -",         NULL};
  Model model;
  tell(&model, events);
  ck_assert_int_eq(actor_of(&model, "m")->lane, 0);
  ck_assert_int_eq(actor_of(&model, "l")->lane, 0);
  ck_assert_int_eq(actor_of(&model, "t1")->lane, 1);
  ck_assert_int_eq(actor_of(&model, "f1")->lane, 2);
  ck_assert_int_eq(actor_of(&model, "f3")->lane, 2);
  ck_assert_int_eq(actor_of(&model, "t2")->lane, 3);
  ck_assert_int_eq(actor_of(&model, "f2")->lane, 4);
  ck_assert_int_eq(model.lanes.count, 5);
  ck_assert_int_eq(actor_of(&model, "f1")->colour,
                   actor_of(&model, "t1")->colour);
  ck_assert_int_eq(actor_of(&model, "l")->colour, INK);
  model_release(&model);
}
END_TEST

START_TEST(long_traces_have_pages) {
  static const char *const iterations[] = {
      "l select - 0 0 1", "l select - 0 0 2", "l select - 0 0 3"};
  const char *events[200] = {0};
  Model model;
  Paging paging;
  for (int i = 0; i < 90; i++)
    events[i] = iterations[i / 30];
  tell(&model, events);
  paging_make(&paging, &model);
  ck_assert_int_eq(paging.count, 3); // 30 rows and 30 more do not fit in 56
  ck_assert_int_eq(paging.pages[1].first, 30);
  model_release(&model);
  for (int i = 0; i < 90; i++)
    events[i] = "m print - x";
  tell(&model, events);
  paging_make(&paging, &model);
  ck_assert_int_eq(paging.count, 2); // nowhere to cut: halves
  ck_assert_int_eq(paging.pages[0].end, 45);
  model_release(&model);
  events[60] = NULL;
  tell(&model, events);
  paging_make(&paging, &model);
  ck_assert_int_eq(paging.count, 1);
  model_release(&model);
}
END_TEST

TCase *model_tests(void) {
  TCase *tests = tcase_create("model");
  tcase_add_test(tests, relays_share_a_row);
  tcase_add_test(tests, a_chain_of_three_is_one_row);
  tcase_add_test(tests, arrows_of_one_row_never_touch);
  tcase_add_test(tests, a_resumed_generator_moves_right);
  tcase_add_test(tests, states_follow_from_events);
  tcase_add_test(tests, refused_changes_no_state);
  tcase_add_test(tests, handles_wait_in_slots);
  tcase_add_test(tests, too_many_handles_are_a_crowd);
  tcase_add_test(tests, who_lines_up_stands_until_he_leaves);
  tcase_add_test(tests, a_file_is_watched_until_it_is_not);
  tcase_add_test(tests, lanes_are_in_order);
  tcase_add_test(tests, long_traces_have_pages);
  return tests;
}
