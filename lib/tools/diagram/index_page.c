#include "index_page.h"

#include "index_entry.h"
#include "index_script.h"
#include "index_style.h"
#include "memory.h"
#include "svg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct Index {
  const char *title, *sources;
  Entry *entries;
  int count, judged, bad;
} Index;

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
    if (index->judged < index->count) {
      buffer_add(out, ", ");
      buffer_long(out, index->count - index->judged);
      buffer_add(out, " without a verdict (programs, not tests)");
    }
  }
  buffer_add(out, ". Point at a row to read it as a sentence, click it to step "
                  "through the run from there; the same words stand below "
                  "each picture.</p>\n");
}

static void put_link(Buffer *out, const Index *index, int number) {
  const Entry *entry = &index->entries[number];
  buffer_add(out, entry_is_bad(entry) ? "<li class=\"bad\"><a href=\"#"
                                      : "<li><a href=\"#");
  entry_put_address(out, entry_name(entry));
  buffer_add(out, "\">");
  buffer_xml(out, entry_title(entry));
  buffer_add(out, "</a>");
  if (entry_is_bad(entry)) {
    buffer_add(out, " <b>");
    buffer_add(out, entry_badge(entry));
    buffer_add(out, "</b>");
  }
  if (entry->good) {
    buffer_add(out, " <a class=\"step\" href=\"play.html#");
    entry_put_address(out, entry_name(entry));
    buffer_add(out, "\">step through</a>");
  }
  buffer_add(out, "</li>\n");
}

static void put_contents(Buffer *out, const Index *index) {
  buffer_add(out, "<p class=\"filter\"><label>only those with "
                  "<input id=\"filter\" type=\"text\"></label></p>\n"
                  "<nav aria-label=\"runs\"><ol>\n");
  for (int i = 0; i < index->count; i++)
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
  svg_dark_rules(out, "svg ");
  buffer_add(out, "}\n</style></head>\n<body id=\"top\">\n<header><h1>");
  buffer_xml(out, index->title);
  buffer_add(out, ": what its programs did</h1>\n");
  put_counts(out, index);
  buffer_add(out, "</header>\n");
  put_contents(out, index);
}

// ---------------------------------------------------------------- the index

static void open_entry(Index *index, Entry *entry, const char *trace,
                       const char *folder) {
  path_stem(entry->stem, trace, folder);
  entry->good = model_read(&entry->model, trace, entry->wrong);
  if (!entry->good)
    fprintf(stderr, "%s\n", entry->wrong);
  index->judged += entry_is_judged(entry);
  index->bad += entry_is_bad(entry);
}

// What failed comes first, for it is what one looks for; else as given.
static void put_bad_first(Index *index) {
  Entry *sorted = calloc((size_t)index->count, sizeof *sorted);
  int count = 0;
  if (!sorted)
    die("out of memory");
  for (int bad = 1; bad >= 0; bad--)
    for (int i = 0; i < index->count; i++)
      if (entry_is_bad(&index->entries[i]) == bad)
        sorted[count++] = index->entries[i];
  free(index->entries);
  index->entries = sorted;
}

static bool put_entries(Buffer *out, Index *index) {
  Entry *all = index->entries;
  bool good = true;
  for (int i = 0; i < index->count; i++) {
    entry_put(out, &all[i], i, index->sources, i ? &all[i - 1] : NULL,
              i + 1 < index->count ? &all[i + 1] : NULL);
    good &= all[i].good;
  }
  for (int i = 0; i < index->count; i++)
    if (all[i].good)
      model_release(&all[i].model);
  return good;
}

int index_all(const char *title, char **traces, int count, const char *folder,
              const char *sources) {
  Index index = {.title = title, .sources = sources, .count = count};
  Buffer out = {.sink = stdout};
  index.entries = calloc((size_t)count, sizeof *index.entries);
  if (!index.entries)
    die("out of memory");
  for (int i = 0; i < count; i++)
    open_entry(&index, &index.entries[i], traces[i], folder);
  put_bad_first(&index);
  put_head(&out, &index);
  buffer_add(&out, "<main>\n");
  bool good = put_entries(&out, &index);
  buffer_add(&out, "</main>\n<script>\n");
  buffer_add(&out, index_script);
  buffer_add(&out, "</script>\n</body></html>\n");
  if (!buffer_flush(&out)) {
    fprintf(stderr, "stdout:1: %s\n", strerror(errno));
    good = false;
  }
  buffer_release(&out);
  free(index.entries);
  return good ? 0 : 2;
}
