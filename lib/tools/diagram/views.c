#include "views.h"

#include "chrome.h"
#include "files.h"
#include "lanes.h"
#include "map.h"
#include "svg.h"
#include "words_sentence.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void view_dot(Buffer *out, Model *model, const Picture *picture) {
  if (picture->map)
    map_write(out, model);
  else
    lanes_write(out, model, picture->rows);
}

// Says what is wrong with the trace, if anything.
static bool open_model(Model *model, const char *path) {
  char wrong[PROBLEM_SIZE];
  if (model_read(model, path, wrong)) {
    // SOURCES=no: for a text, in which line numbers would soon be old.
    const char *sources = getenv("SOURCES");
    model->run.no_sources = sources && !strcmp(sources, "no");
    return true;
  }
  fprintf(stderr, "%s\n", wrong);
  return false;
}

// ---------------------------------------------------------------- drawing

static void remove_picture(const Picture *picture, const char *stem) {
  static const char *const endings[] = {"dot", "svg", "png", "pdf"};
  char path[PATH_SIZE];
  for (int i = 0; i < 4; i++) {
    picture_path(path, picture, stem, endings[i]);
    remove(path);
  }
}

// A trace that has become shorter must not leave old pages behind.
static void remove_old_pages(const char *stem, int pages) {
  char path[PATH_SIZE];
  Picture old = {.rows = {.number = pages + 1, .of = 2}};
  for (;; old.rows.number++) {
    picture_path(path, &old, stem, "dot");
    FILE *file = fopen(path, "rb");
    if (!file)
      break;
    fclose(file);
    remove_picture(&old, stem);
  }
}

static void draw_picture(Model *model, const Picture *picture,
                         const char *stem) {
  char path[PATH_SIZE];
  Buffer out;
  picture_path(path, picture, stem, "dot");
  file_open(&out, path);
  view_dot(&out, model, picture);
  file_close(&out, path);
  fputs(path, stdout);
  putchar('\0');
}

static void write_text(Model *model, const char *stem, bool json) {
  char path[PATH_SIZE];
  Buffer out;
  snprintf(path, PATH_SIZE, "%.3000s.%s", stem, json ? "json" : "txt");
  file_open(&out, path);
  if (json)
    chrome_write(&out, model);
  else
    sentences_add(&out, &model->run, 0, model->run.event_count);
  file_close(&out, path);
}

static void draw_model(Model *model, const char *stem, bool json) {
  int count;
  write_text(model, stem, json);
  if (json)
    return;
  Picture *pictures = pictures_of(model, &count);
  const PageRows *last = &pictures[count - 1].rows;
  remove_old_pages(stem, last->of > 1 ? last->of : 0);
  for (int i = 0; i < count; i++)
    draw_picture(model, &pictures[i], stem);
}

int draw_all(char **traces, int count, const char *folder, bool json) {
  bool good = true;
  for (int i = 0; i < count; i++) {
    Model model;
    char stem[PATH_SIZE];
    path_stem(stem, traces[i], folder);
    if (!open_model(&model, traces[i])) {
      good = false;
      continue;
    }
    draw_model(&model, stem, json);
    model_release(&model);
  }
  return good && fflush(stdout) == 0 ? 0 : 2;
}

// ---------------------------------------------------------------- dressing

static bool dress_picture(const Picture *picture, const char *stem) {
  char raw_path[PATH_SIZE], path[PATH_SIZE];
  size_t length;
  Buffer out;
  picture_path(raw_path, picture, stem, "dot.svg");
  picture_path(path, picture, stem, "svg");
  char *raw = file_read(raw_path, &length);
  if (!raw) {
    fprintf(stderr, "%s:1: %s\n", raw_path, strerror(errno));
    return false;
  }
  file_open(&out, path);
  bool good = svg_finish(&out, raw, length, picture);
  if (!good)
    fprintf(stderr, "%s:1: this is not what neato -Tsvg writes\n", raw_path);
  file_close(&out, path);
  free(raw);
  remove(raw_path);
  return good;
}

int dress_all(char **traces, int count, const char *folder) {
  bool good = true;
  for (int i = 0; i < count; i++) {
    Model model;
    char stem[PATH_SIZE];
    int pictures;
    path_stem(stem, traces[i], folder);
    if (!open_model(&model, traces[i])) {
      good = false;
      continue;
    }
    Picture *picture = pictures_of(&model, &pictures);
    for (int k = 0; k < pictures; k++)
      good &= dress_picture(&picture[k], stem);
    model_release(&model);
  }
  return good ? 0 : 2;
}
