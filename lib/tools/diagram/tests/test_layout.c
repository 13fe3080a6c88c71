// No label overlaps another, crosses a lane or leaves the page: computed from
// the geometry, on the examples and on a thousand random traces.

#include "layout.h"
#include "random_trace.h"
#include "suites.h"

#include "../trace_reader.h"
#include "../views.h"

#include <stdlib.h>
#include <string.h>

enum { RANDOM_TRACES = 1000, PARTS = 8 };

static void check_rules(const char *dot, const char *what, bool map) {
  Layout layout = layout_of(dot);
  const char *broken = layout.wrong[0] ? layout.wrong : NULL;
  if (!broken)
    broken = layout_labels_overlap(&layout);
  if (!broken)
    broken = layout_label_on_lane(&layout);
  if (!broken)
    broken = layout_label_off_page(&layout);
  if (!broken)
    broken = layout_rim(&layout);
  if (!broken)
    broken = layout_boxes_overlap(&layout, map ? "run" : "cap");
  if (!broken)
    broken = layout_boxes_overlap(&layout, "head");
  if (!broken && map)
    broken = layout_arrows_merge(&layout);
  ck_assert_msg(!broken, "%s, %s: %s", what, map ? "map" : "lanes", broken);
  layout_release(&layout);
}

static void check_model(Model *model, const char *what) {
  int count;
  Picture *pictures = pictures_of(model, &count);
  for (int i = 0; i < count; i++) {
    Buffer dot = {0};
    view_dot(&dot, model, &pictures[i]);
    check_rules(dot.bytes, what, pictures[i].map);
    buffer_release(&dot);
  }
}

START_TEST(examples_keep_the_rules) {
  Model model;
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(model_read(&model, trace_path(_i), wrong), "%s", wrong);
  check_model(&model, trace_path(_i));
  model_release(&model);
}
END_TEST

START_TEST(random_traces_keep_the_rules) {
  for (unsigned seed = (unsigned)_i; seed < RANDOM_TRACES; seed += PARTS) {
    Buffer trace = {0};
    Model model;
    char wrong[PROBLEM_SIZE], what[40];
    random_trace(&trace, seed);
    snprintf(what, sizeof what, "random trace %u", seed);
    ck_assert_msg(run_parse(&model.run, what, trace.bytes, trace.length, wrong),
                  "%s", wrong);
    model_derive(&model);
    check_model(&model, what);
    model_release(&model);
    buffer_release(&trace);
  }
}
END_TEST

TCase *layout_tests(void) {
  TCase *tests = tcase_create("layout");
  tcase_set_timeout(tests, 120);
  tcase_add_loop_test(tests, examples_keep_the_rules, 0, trace_count());
  tcase_add_loop_test(tests, random_traces_keep_the_rules, 0, PARTS);
  return tests;
}
