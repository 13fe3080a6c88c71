#include "views.h"

#include "assign_lanes.h"
#include "chrome.h"
#include "files.h"
#include "map.h"
#include "sheet.h"
#include "words_sentence.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

void view_dot(Buffer *out, Story *story, const Picture *picture) {
  if (picture->map) {
    Map map;
    // A map may be wider, and its own lanes keep its arrows apart.
    assign_lanes(&story->lanes, &story->run, LANES_MOST);
    map_collect(&map, story);
    map_route(&map);
    map_write(&map, out);
    assign_lanes(&story->lanes, &story->run, LANES_COMFORTABLE);
  } else {
    Sheet sheet;
    sheet_make(&sheet, story, picture->page);
    sheet_write(&sheet, out);
  }
}

Picture *view_pictures(Story *story, int *count) {
  Pages pages;
  pages_make(&pages, story);
  Picture *pictures =
      arena_array(&story->run.arena, (size_t)pages.count + 2, sizeof(Picture));
  *count = 0;
  if (story->lanes.loop)
    pictures[(*count)++] = (Picture){story, true, page_of_all(story)};
  pictures[(*count)++] = (Picture){story, false, page_of_most(story)};
  for (int i = 0; i < pages.count && pages.count > 1; i++)
    pictures[(*count)++] = (Picture){story, false, pages.pages[i]};
  return pictures;
}

// Says what is wrong with the trace, if anything.
static bool open_story(Story *story, const char *path) {
  char wrong[PROBLEM_SIZE];
  if (story_read(story, path, wrong))
    return true;
  fprintf(stderr, "%s\n", wrong);
  return false;
}

// ---------------------------------------------------------------- drawing

static void remove_picture(const char *stem, const Page *page) {
  static const char *const endings[] = {"dot", "svg", "png", "pdf"};
  char path[PATH_SIZE];
  for (int i = 0; i < 4; i++) {
    path_picture(path, stem, page, false, endings[i]);
    remove(path);
  }
}

// A trace that has become shorter must not leave old pages behind.
static void remove_old_pages(const char *stem, int pages) {
  char path[PATH_SIZE];
  Page page = {.number = pages + 1, .of = 2};
  for (;; page.number++) {
    path_picture(path, stem, &page, false, "dot");
    FILE *file = fopen(path, "rb");
    if (!file)
      break;
    fclose(file);
    remove_picture(stem, &page);
  }
}

static bool draw_picture(Story *story, const Picture *picture,
                         const char *stem) {
  char path[PATH_SIZE];
  Buffer out;
  path_picture(path, stem, &picture->page, picture->map, "dot");
  if (!file_open(&out, path))
    return false;
  view_dot(&out, story, picture);
  if (!file_close(&out, path))
    return false;
  fputs(path, stdout);
  putchar('\0');
  return true;
}

static bool write_text(Story *story, const char *stem, bool json) {
  char path[PATH_SIZE];
  Buffer out;
  snprintf(path, PATH_SIZE, "%.3000s.%s", stem, json ? "json" : "txt");
  if (!file_open(&out, path))
    return false;
  if (json)
    chrome_write(&out, story);
  else
    sentences_add(&out, &story->run, 0, story->run.event_count);
  return file_close(&out, path);
}

static bool draw_story(Story *story, const char *stem, bool json) {
  int count;
  bool good = write_text(story, stem, json);
  if (json)
    return good;
  Picture *pictures = view_pictures(story, &count);
  const Page *last = &pictures[count - 1].page;
  remove_old_pages(stem, last->of > 1 ? last->of : 0);
  for (int i = 0; i < count; i++)
    good &= draw_picture(story, &pictures[i], stem);
  return good;
}

int draw_all(char **traces, int count, const char *folder, bool json) {
  bool good = true;
  for (int i = 0; i < count; i++) {
    Story story;
    char stem[PATH_SIZE];
    path_stem(stem, traces[i], folder);
    if (!open_story(&story, traces[i])) {
      good = false;
      continue;
    }
    good &= draw_story(&story, stem, json);
    story_release(&story);
  }
  return good && fflush(stdout) == 0 ? 0 : 2;
}

// ---------------------------------------------------------------- dressing

static bool dress_picture(const Picture *picture, const char *stem) {
  char raw_path[PATH_SIZE], path[PATH_SIZE];
  size_t length;
  Buffer out;
  path_picture(raw_path, stem, &picture->page, picture->map, "dot.svg");
  path_picture(path, stem, &picture->page, picture->map, "svg");
  char *raw = file_read(raw_path, &length);
  if (!raw) {
    fprintf(stderr, "%s:1: %s\n", raw_path, strerror(errno));
    return false;
  }
  bool good = file_open(&out, path);
  if (good && !svg_finish(&out, raw, length, picture)) {
    fprintf(stderr, "%s:1: this is not what neato -Tsvg writes\n", raw_path);
    good = false;
  }
  if (out.sink)
    good &= file_close(&out, path);
  free(raw);
  remove(raw_path);
  return good;
}

int dress_all(char **traces, int count, const char *folder) {
  bool good = true;
  for (int i = 0; i < count; i++) {
    Story story;
    char stem[PATH_SIZE];
    int pictures;
    path_stem(stem, traces[i], folder);
    if (!open_story(&story, traces[i])) {
      good = false;
      continue;
    }
    Picture *picture = view_pictures(&story, &pictures);
    for (int k = 0; k < pictures; k++)
      good &= dress_picture(&picture[k], stem);
    story_release(&story);
  }
  return good ? 0 : 2;
}
