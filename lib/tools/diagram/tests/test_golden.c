// The layout is deterministic: the source of every picture stays what it is,
// byte for byte, until somebody changes it and has looked at the new one.

#include "golden.h"
#include "suites.h"

#include "../files.h"
#include "../views.h"

#include <stdlib.h>
#include <string.h>

static void golden_path(char to[PATH_SIZE], const char *trace, bool map) {
  char stem[PATH_SIZE];
  path_stem(stem, trace, "golden");
  snprintf(to, PATH_SIZE, "%.3000s%s", stem, map ? ".map.dot" : ".dot");
}

static void draw_whole(Buffer *dot, Model *model, bool map) {
  Picture picture = {model, map, rows_of_all(model)};
  view_dot(dot, model, &picture);
}

static void read_model(Model *model, int index) {
  char wrong[PROBLEM_SIZE];
  if (!model_read(model, trace_path(index), wrong))
    ck_abort_msg("%s", wrong);
}

// Names the first line that differs.
static void compare(const char *path, const char *golden, const char *now) {
  int line = 1;
  const char *start = now;
  size_t i = 0;
  for (; golden[i] && golden[i] == now[i]; i++)
    if (now[i] == '\n') {
      line++;
      start = now + i + 1;
    }
  ck_assert_msg(golden[i] == now[i],
                "%s:%d differs, now: %.200s\nLook at the picture; if it is "
                "right: make golden",
                path, line, start);
}

static void check_golden(Model *model, int index, bool map) {
  char path[PATH_SIZE];
  size_t length;
  Buffer now = {0};
  golden_path(path, trace_path(index), map);
  char *golden = file_read(path, &length);
  ck_assert_msg(golden, "%s is missing: make golden", path);
  draw_whole(&now, model, map);
  compare(path, golden, now.bytes);
  free(golden);
  buffer_release(&now);
}

START_TEST(dot_is_what_it_was) {
  Model model;
  read_model(&model, _i);
  check_golden(&model, _i, false);
  if (model.lanes.loop)
    check_golden(&model, _i, true);
  model_release(&model);
}
END_TEST

static void write_one(Model *model, int index, bool map) {
  char path[PATH_SIZE];
  Buffer out;
  golden_path(path, trace_path(index), map);
  file_open(&out, path);
  draw_whole(&out, model, map);
  file_close(&out, path);
}

int golden_write(void) {
  for (int i = 0; i < trace_count(); i++) {
    Model model;
    char wrong[PROBLEM_SIZE];
    if (!model_read(&model, trace_path(i), wrong)) {
      fprintf(stderr, "%s\n", wrong);
      return 2;
    }
    write_one(&model, i, false);
    if (model.lanes.loop)
      write_one(&model, i, true);
    model_release(&model);
  }
  return 0;
}

TCase *golden_tests(void) {
  TCase *tests = tcase_create("golden");
  tcase_add_loop_test(tests, dot_is_what_it_was, 0, trace_count());
  return tests;
}
