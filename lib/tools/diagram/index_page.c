#include "index_page.h"

#include "index_style.h"
#include "svg.h"
#include "words_sentence.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// One run: its trace, or why there is none.
typedef struct Entry {
  Model model;
  bool good;
  char wrong[PROBLEM_SIZE];
  char stem[PATH_SIZE];
} Entry;

typedef struct Index {
  const char *title;
  Entry *entries;
  int count, judged, bad;
} Index;

static bool is_bad(const Entry *entry) {
  return !entry->good || entry->model.run.verdict.judgement > PASSED;
}

static const char *badge_of(const Entry *entry) {
  static const char *const words[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timed out"};
  if (!entry->good)
    return "unreadable";
  return words[entry->model.run.verdict.judgement];
}

static const char *title_of(const Entry *entry) {
  return entry->good ? entry->model.run.title : entry->stem;
}

// ---------------------------------------------------------------- the head

static void put_counts(Buffer *out, const Index *index) {
  buffer_add(out, "<p class=\"counts\">");
  buffer_long(out, index->count);
  buffer_add(out, index->count == 1 ? " run" : " runs");
  if (index->judged) {
    buffer_add(out, ": ");
    buffer_long(out, index->judged - index->bad);
    buffer_add(out, " passed, ");
    buffer_long(out, index->bad);
    buffer_add(out, " failed");
  }
  buffer_add(out, ". Point at a row to read it as a sentence; the same words "
                  "stand below each picture.</p>\n");
}

static void put_link(Buffer *out, const Index *index, int number) {
  const Entry *entry = &index->entries[number];
  buffer_add(out, is_bad(entry) ? "<li class=\"bad\"><a href=\"#r"
                                : "<li><a href=\"#r");
  buffer_long(out, number + 1);
  buffer_add(out, "\">");
  buffer_xml(out, title_of(entry));
  buffer_add(out, "</a>");
  if (is_bad(entry)) {
    buffer_add(out, " <b>");
    buffer_add(out, badge_of(entry));
    buffer_add(out, "</b>");
  }
  buffer_add(out, "</li>\n");
}

// What failed comes first in the list, for it is what one looks for.
static void put_contents(Buffer *out, const Index *index) {
  buffer_add(out, "<nav aria-label=\"runs\"><ol>\n");
  for (int bad = 1; bad >= 0; bad--)
    for (int i = 0; i < index->count; i++)
      if (is_bad(&index->entries[i]) == bad)
        put_link(out, index, i);
  buffer_add(out, "</ol></nav>\n");
}

static void put_head(Buffer *out, const Index *index) {
  buffer_add(out, "<!doctype html>\n<html lang=\"en\"><head>"
                  "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                  "content=\"width=device-width,initial-scale=1\">\n<title>");
  buffer_xml(out, index->title);
  buffer_add(out, ": what its programs did</title>\n<style>\n");
  buffer_add(out, index_style);
  buffer_add(out, "@media (prefers-color-scheme:dark){\n");
  svg_dark_rules(out, "figure svg ");
  buffer_add(out, "}\n</style></head>\n<body>\n<header><h1>");
  buffer_xml(out, index->title);
  buffer_add(out, ": what its programs did</h1>\n");
  put_counts(out, index);
  buffer_add(out, "</header>\n");
  put_contents(out, index);
}

// ---------------------------------------------------------------- one run

static bool put_picture(Buffer *out, const Entry *entry, const Picture *picture,
                        int number, int part) {
  char path[PATH_SIZE], prefix[40];
  size_t length;
  picture_path(path, picture, entry->stem, "svg");
  char *svg = file_read(path, &length);
  if (!svg)
    return false;
  snprintf(prefix, sizeof prefix, "r%d-%d-", number + 1, part);
  buffer_add(out, "<figure>");
  svg_inline(out, svg, prefix);
  buffer_add(out, "</figure>\n");
  free(svg);
  return true;
}

// Of a long run the pages are shown, not the whole.
static bool put_pictures(Buffer *out, Entry *entry, int number) {
  int count, shown = 0;
  const Picture *pictures = pictures_of(&entry->model, &count);
  bool paged = pictures[count - 1].rows.of > 1;
  for (int i = 0; i < count; i++) {
    bool whole = !pictures[i].map && pictures[i].rows.of == 1;
    if (!(whole && paged))
      shown += put_picture(out, entry, &pictures[i], number, i);
  }
  return shown > 0;
}

static void put_words(Buffer *out, const Entry *entry, bool open) {
  Buffer words = {0};
  sentences_add(&words, &entry->model.run, 0, entry->model.run.event_count);
  buffer_add(out, open ? "<details open>" : "<details>");
  buffer_add(out, "<summary>The same in words</summary>\n<pre>");
  buffer_xml(out, words.bytes ? words.bytes : "");
  buffer_add(out, "</pre></details>\n");
  buffer_release(&words);
}

static void put_verdict(Buffer *out, const Entry *entry) {
  Buffer words = {0};
  verdict_add(&words, &entry->model.run);
  if (words.length) {
    buffer_add(out, "<p class=\"verdict\">");
    buffer_xml(out, words.bytes);
    buffer_add(out, "</p>\n");
  }
  buffer_release(&words);
}

static void put_heading(Buffer *out, const Entry *entry, int number) {
  buffer_add(out, "<section id=\"r");
  buffer_long(out, number + 1);
  buffer_add(out, "\">\n<h2>");
  buffer_xml(out, title_of(entry));
  if (*badge_of(entry)) {
    buffer_add(out, is_bad(entry) ? " <span class=\"badge bad\">"
                                  : " <span class=\"badge\">");
    buffer_add(out, badge_of(entry));
    buffer_add(out, "</span>");
  }
  buffer_add(out, "</h2>\n");
}

static void put_entry(Buffer *out, Entry *entry, int number) {
  put_heading(out, entry, number);
  if (!entry->good) {
    buffer_add(out, "<p class=\"verdict\">");
    buffer_xml(out, entry->wrong);
    buffer_add(out, "</p>\n</section>\n");
    return;
  }
  buffer_add(out, "<p class=\"name\"><code>");
  buffer_xml(out, entry->model.run.name);
  buffer_add(out, "</code> ");
  buffer_xml(out, entry->model.run.subtitle);
  buffer_add(out, "</p>\n");
  put_verdict(out, entry);
  bool shown = put_pictures(out, entry, number);
  if (!shown)
    buffer_add(out, "<p>There is no picture: Graphviz was missing.</p>\n");
  put_words(out, entry, !shown);
  buffer_add(out, "</section>\n");
}

// ---------------------------------------------------------------- the index

static void open_entry(Index *index, Entry *entry, const char *trace,
                       const char *folder) {
  path_stem(entry->stem, trace, folder);
  entry->good = model_read(&entry->model, trace, entry->wrong);
  if (!entry->good)
    fprintf(stderr, "%s\n", entry->wrong);
  index->judged +=
      !entry->good || entry->model.run.verdict.judgement != UNJUDGED;
  index->bad += is_bad(entry);
}

int index_all(const char *title, char **traces, int count, const char *folder) {
  Index index = {.title = title, .count = count};
  Buffer out = {.sink = stdout};
  bool good = true;
  index.entries = calloc((size_t)count, sizeof *index.entries);
  if (!index.entries)
    die("out of memory");
  for (int i = 0; i < count; i++)
    open_entry(&index, &index.entries[i], traces[i], folder);
  put_head(&out, &index);
  buffer_add(&out, "<main>\n");
  for (int i = 0; i < count; i++) {
    put_entry(&out, &index.entries[i], i);
    good &= index.entries[i].good;
    if (index.entries[i].good)
      model_release(&index.entries[i].model);
  }
  buffer_add(&out, "</main>\n</body></html>\n");
  if (!buffer_flush(&out)) {
    fprintf(stderr, "stdout:1: %s\n", strerror(errno));
    good = false;
  }
  buffer_release(&out);
  free(index.entries);
  return good ? 0 : 2;
}
