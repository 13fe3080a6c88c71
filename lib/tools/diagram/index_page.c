// index.html: all runs of a lesson on one page that needs nothing else.

#include "files.h"
#include "index_style.h"
#include "views.h"
#include "words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

// One run: its trace, or why there is none.
typedef struct Run {
  Story story;
  bool good;
  char wrong[PROBLEM_SIZE];
  char stem[PATH_SIZE];
} Run;

typedef struct Book {
  const char *title;
  Run *runs;
  int count, judged, bad;
} Book;

static bool is_bad(const Run *run) {
  return !run->good || run->story.record.verdict.judgement > PASSED;
}

static const char *badge_of(const Run *run) {
  static const char *const words[] = {"",       "passed",  "differs",
                                      "failed", "crashed", "timed out"};
  if (!run->good)
    return "unreadable";
  return words[run->story.record.verdict.judgement];
}

static const char *title_of(const Run *run) {
  return run->good ? run->story.record.title : run->stem;
}

// ---------------------------------------------------------------- the head

static void put_counts(Buffer *out, const Book *book) {
  buffer_add(out, "<p class=\"counts\">");
  buffer_long(out, book->count);
  buffer_add(out, book->count == 1 ? " run" : " runs");
  if (book->judged) {
    buffer_add(out, ": ");
    buffer_long(out, book->judged - book->bad);
    buffer_add(out, " passed, ");
    buffer_long(out, book->bad);
    buffer_add(out, " failed");
  }
  buffer_add(out, ". Point at a row to read it as a sentence; the same words "
                  "stand below each picture.</p>\n");
}

static void put_link(Buffer *out, const Book *book, int number) {
  const Run *run = &book->runs[number];
  buffer_add(out, is_bad(run) ? "<li class=\"bad\"><a href=\"#r"
                              : "<li><a href=\"#r");
  buffer_long(out, number + 1);
  buffer_add(out, "\">");
  buffer_xml(out, title_of(run));
  buffer_add(out, "</a>");
  if (is_bad(run)) {
    buffer_add(out, " <b>");
    buffer_add(out, badge_of(run));
    buffer_add(out, "</b>");
  }
  buffer_add(out, "</li>\n");
}

// What failed comes first in the list, for it is what one looks for.
static void put_contents(Buffer *out, const Book *book) {
  buffer_add(out, "<nav aria-label=\"runs\"><ol>\n");
  for (int bad = 1; bad >= 0; bad--)
    for (int i = 0; i < book->count; i++)
      if (is_bad(&book->runs[i]) == bad)
        put_link(out, book, i);
  buffer_add(out, "</ol></nav>\n");
}

static void put_head(Buffer *out, const Book *book) {
  buffer_add(out, "<!doctype html>\n<html lang=\"en\"><head>"
                  "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                  "content=\"width=device-width,initial-scale=1\">\n<title>");
  buffer_xml(out, book->title);
  buffer_add(out, ": what its programs did</title>\n<style>\n");
  buffer_add(out, index_style);
  buffer_add(out, "@media (prefers-color-scheme:dark){\n");
  svg_dark_rules(out, "figure svg ");
  buffer_add(out, "}\n</style></head>\n<body>\n<header><h1>");
  buffer_xml(out, book->title);
  buffer_add(out, ": what its programs did</h1>\n");
  put_counts(out, book);
  buffer_add(out, "</header>\n");
  put_contents(out, book);
}

// ---------------------------------------------------------------- one run

static bool put_picture(Buffer *out, const Run *run, const Picture *picture,
                        int number, int part) {
  char path[PATH_SIZE], prefix[40];
  size_t length;
  path_picture(path, run->stem, &picture->page, picture->map, "svg");
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
static bool put_pictures(Buffer *out, Run *run, int number) {
  int count, shown = 0;
  const Picture *pictures = view_pictures(&run->story, &count);
  bool paged = pictures[count - 1].page.of > 1;
  for (int i = 0; i < count; i++) {
    bool whole = !pictures[i].map && pictures[i].page.of == 1;
    if (!(whole && paged))
      shown += put_picture(out, run, &pictures[i], number, i);
  }
  return shown > 0;
}

static void put_words(Buffer *out, const Run *run, bool open) {
  Buffer words = {0};
  story_text(&words, &run->story, 0, run->story.record.event_count);
  buffer_add(out, open ? "<details open>" : "<details>");
  buffer_add(out, "<summary>The same in words</summary>\n<pre>");
  buffer_xml(out, words.bytes ? words.bytes : "");
  buffer_add(out, "</pre></details>\n");
  buffer_release(&words);
}

static void put_verdict(Buffer *out, const Run *run) {
  Buffer words = {0};
  verdict_add(&words, &run->story.record);
  if (words.length) {
    buffer_add(out, "<p class=\"verdict\">");
    buffer_xml(out, words.bytes);
    buffer_add(out, "</p>\n");
  }
  buffer_release(&words);
}

static void put_heading(Buffer *out, const Run *run, int number) {
  buffer_add(out, "<section id=\"r");
  buffer_long(out, number + 1);
  buffer_add(out, "\">\n<h2>");
  buffer_xml(out, title_of(run));
  if (*badge_of(run)) {
    buffer_add(out, is_bad(run) ? " <span class=\"badge bad\">"
                                : " <span class=\"badge\">");
    buffer_add(out, badge_of(run));
    buffer_add(out, "</span>");
  }
  buffer_add(out, "</h2>\n");
}

static void put_run(Buffer *out, Run *run, int number) {
  put_heading(out, run, number);
  if (!run->good) {
    buffer_add(out, "<p class=\"verdict\">");
    buffer_xml(out, run->wrong);
    buffer_add(out, "</p>\n</section>\n");
    return;
  }
  buffer_add(out, "<p class=\"name\"><code>");
  buffer_xml(out, run->story.record.name);
  buffer_add(out, "</code> ");
  buffer_xml(out, run->story.record.subtitle);
  buffer_add(out, "</p>\n");
  put_verdict(out, run);
  bool shown = put_pictures(out, run, number);
  if (!shown)
    buffer_add(out, "<p>There is no picture: Graphviz was missing.</p>\n");
  put_words(out, run, !shown);
  buffer_add(out, "</section>\n");
}

// ---------------------------------------------------------------- the book

static void open_run(Book *book, Run *run, const char *trace,
                     const char *folder) {
  path_stem(run->stem, trace, folder);
  run->good = story_read(&run->story, trace, run->wrong);
  if (!run->good)
    fprintf(stderr, "%s\n", run->wrong);
  book->judged += !run->good || run->story.record.verdict.judgement != UNJUDGED;
  book->bad += is_bad(run);
}

int index_all(const char *title, char **traces, int count, const char *folder) {
  Book book = {.title = title, .count = count};
  Buffer out = {.sink = stdout};
  bool good = true;
  book.runs = calloc((size_t)count, sizeof *book.runs);
  if (!book.runs)
    die("out of memory");
  for (int i = 0; i < count; i++)
    open_run(&book, &book.runs[i], traces[i], folder);
  put_head(&out, &book);
  buffer_add(&out, "<main>\n");
  for (int i = 0; i < count; i++) {
    put_run(&out, &book.runs[i], i);
    good &= book.runs[i].good;
    if (book.runs[i].good)
      story_release(&book.runs[i].story);
  }
  buffer_add(&out, "</main>\n</body></html>\n");
  if (!buffer_flush(&out)) {
    fprintf(stderr, "stdout:1: %s\n", strerror(errno));
    good = false;
  }
  buffer_release(&out);
  free(book.runs);
  return good ? 0 : 2;
}
