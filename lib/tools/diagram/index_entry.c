#include "index_entry.h"

#include "picture.h"
#include "svg.h"
#include "words_sentence.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

bool entry_is_bad(const Entry *self) {
  return !self->good || self->model.run.verdict.judgement > PASSED;
}

const char *entry_badge(const Entry *self) {
  static const char *const words[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timed out"};
  if (!self->good)
    return "unreadable";
  return words[self->model.run.verdict.judgement];
}

const char *entry_title(const Entry *self) {
  return self->good ? self->model.run.title : self->stem;
}

bool entry_is_judged(const Entry *self) {
  return !self->good || self->model.run.verdict.judgement != UNJUDGED;
}

const char *entry_name(const Entry *self) {
  const char *slash = strrchr(self->stem, '/');
  return self->good ? self->model.run.name : slash ? slash + 1 : self->stem;
}

// ---------------------------------------------------------------- what it
// shows

static bool put_picture(Buffer *out, const Entry *entry, const Picture *picture,
                        int number, int part) {
  char path[PATH_SIZE], prefix[40];
  size_t length;
  picture_path(path, picture, entry->stem, "svg");
  char *svg = file_read(path, &length);
  if (!svg)
    return false;
  snprintf(prefix, sizeof prefix, "r%d-%d-", number + 1, part);
  buffer_add(out, "<figure tabindex=\"0\" aria-label=\"");
  buffer_add(out, picture->map ? "map" : "lanes");
  buffer_add(out, "\">");
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

// ---------------------------------------------------------------- links

void entry_put_address(Buffer *out, const char *path) {
  static const char hex[] = "0123456789ABCDEF";
  for (const char *at = path; *at; at++) {
    unsigned char c = (unsigned char)*at;
    if (isalnum(c) || strchr("/._-~", c)) {
      buffer_char(out, *at);
      continue;
    }
    buffer_char(out, '%');
    buffer_char(out, hex[c >> 4]);
    buffer_char(out, hex[c & 15]);
  }
}

static void put_link(Buffer *out, const char *page, const char *fragment,
                     const char *words) {
  buffer_add(out, " <a href=\"");
  entry_put_address(out, page);
  if (fragment) {
    buffer_char(out, '#');
    entry_put_address(out, fragment);
  }
  buffer_add(out, "\">");
  buffer_add(out, words);
  buffer_add(out, "</a>");
}

// A link to a file of the lesson, if it is there.
static bool put_file(Buffer *out, const char *folder, const char *name,
                     const char *words) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%.2000s/%.1000s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file)
    return false;
  fclose(file);
  put_link(out, path, NULL, words);
  return true;
}

// The file of the test: the first that the events name.
static void put_test_file(Buffer *out, const Run *run, const char *folder) {
  for (int i = 0; i < run->event_count; i++) {
    const char *src = run->events[i].src;
    char name[200];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(src, ":"), src);
    if (!strncmp(name, "test_", 5) && strchr(name, '.') &&
        !strcmp(strchr(name, '.'), ".c")) {
      put_file(out, folder, name, "source");
      return;
    }
  }
}

static void put_sources(Buffer *out, const Run *run, const char *folder) {
  char name[200];
  snprintf(name, sizeof name, "%.150s.c", run->name);
  if (!put_file(out, folder, name, "source"))
    put_test_file(out, run, folder);
  snprintf(name, sizeof name, "%.150s.py", run->name);
  put_file(out, folder, name, "Python twin");
  put_file(out, folder, "README.md", "lesson");
}

static void put_links(Buffer *out, const Entry *self, const char *sources,
                      const Entry *before, const Entry *after) {
  buffer_add(out, "<p class=\"links\">");
  if (self->good)
    put_link(out, "play.html", entry_name(self), "step through");
  if (self->good && sources)
    put_sources(out, &self->model.run, sources);
  if (before)
    put_link(out, "", entry_name(before), "previous");
  if (after)
    put_link(out, "", entry_name(after), "next");
  put_link(out, "", "top", "all runs");
  buffer_add(out, "</p>\n");
}

static void put_heading(Buffer *out, const Entry *entry) {
  buffer_add(out, "<section id=\"");
  buffer_xml(out, entry_name(entry));
  buffer_add(out, "\">\n<h2>");
  buffer_xml(out, entry_title(entry));
  if (*entry_badge(entry)) {
    buffer_add(out, entry_is_bad(entry) ? " <span class=\"badge bad\">"
                                        : " <span class=\"badge\">");
    buffer_add(out, entry_badge(entry));
    buffer_add(out, "</span>");
  }
  buffer_add(out, "</h2>\n");
}

void entry_put(Buffer *out, Entry *self, int number, const char *sources,
               const Entry *before, const Entry *after) {
  put_heading(out, self);
  put_links(out, self, sources, before, after);
  if (!self->good) {
    buffer_add(out, "<p class=\"verdict\">");
    buffer_xml(out, self->wrong);
    buffer_add(out, "</p>\n</section>\n");
    return;
  }
  buffer_add(out, "<p class=\"name\"><code>");
  buffer_xml(out, self->model.run.name);
  buffer_add(out, "</code> ");
  buffer_xml(out, self->model.run.subtitle);
  buffer_add(out, "</p>\n");
  put_verdict(out, self);
  bool shown = put_pictures(out, self, number);
  if (!shown)
    buffer_add(out, "<p>There is no picture: Graphviz was missing.</p>\n");
  put_words(out, self, !shown);
  buffer_add(out, "</section>\n");
}
