#include "svg.h"

#include "font.h"
#include "palette.h"
#include "svg_text.h"
#include "words_sentence.h"

#include <string.h>

// ---------------------------------------------------------------- reading SVG

// What is taken out, from `opens` up to and with `closes`, and what comes in.
typedef struct Change {
  const char *opens, *closes, *instead;
} Change;

static bool starts(const char *at, const char *end, const char *with) {
  size_t length = strlen(with);
  return (size_t)(end - at) >= length && !memcmp(at, with, length);
}

static const char *find(const char *at, const char *end, const char *what) {
  if (!*what)
    return at;
  for (; at < end; at++) {
    at = memchr(at, *what, (size_t)(end - at));
    if (!at || starts(at, end, what))
      return at;
  }
  return NULL;
}

// If there is something to change at `at`, returns the place behind it.
static const char *change(Buffer *out, const char *at, const char *end,
                          const Change *changes) {
  for (; changes->opens; changes++) {
    if (!starts(at, end, changes->opens))
      continue;
    const char *inside = at + strlen(changes->opens);
    const char *close = find(inside, end, changes->closes);
    if (!close)
      return end;
    buffer_add(out, changes->instead);
    close += strlen(changes->closes);
    return close < end && *close == '\n' && *at == '<' ? close + 1 : close;
  }
  return at;
}

// Buffer is escaped, so a < is markup; and only attributes follow a space.
static void copy_changed(Buffer *out, const char *at, const char *end,
                         const Change *changes) {
  while (at < end) {
    size_t plain = 0;
    while (at + plain < end && at[plain] != '<' && at[plain] != ' ')
      plain++;
    buffer_add_bytes(out, at, plain);
    at += plain;
    if (at == end)
      return;
    const char *next = change(out, at, end, changes);
    if (next == at)
      buffer_char(out, *at++);
    else
      at = next;
  }
}

// ---------------------------------------------------------------- finishing

void svg_dark_rules(Buffer *out, const char *scope) {
  for (const DarkColour *colour = dark_colours; colour->light; colour++) {
    static const char *const attributes[] = {"fill", "stroke"};
    for (int i = 0; i < 2; i++) {
      buffer_add(out, scope);
      buffer_char(out, '[');
      buffer_add(out, attributes[i]);
      buffer_add(out, "=\"");
      buffer_add(out, colour->light);
      buffer_add(out, "\"]{");
      buffer_add(out, attributes[i]);
      buffer_char(out, ':');
      buffer_add(out, colour->dark);
      buffer_char(out, '}');
    }
  }
}

static void put_description(Buffer *out, const Picture *picture) {
  const Model *model = picture->model;
  const int *first_in = model->replay.first_in;
  Buffer sentences = {0};
  int first = picture->rows.first, end = picture->rows.end;
  // Nobody listens to a thousand sentences; the .txt file has them all.
  if (picture->map && end > ROWS_DRAWN)
    end = ROWS_DRAWN;
  sentences_add(&sentences, &model->run, first_in[first], first_in[end]);
  buffer_add(out, "<desc>");
  buffer_xml(out, model->run.subtitle);
  buffer_char(out, '\n');
  buffer_xml(out, sentences.bytes ? sentences.bytes : "");
  buffer_add(out, "</desc>\n");
  buffer_release(&sentences);
}

static void put_head(Buffer *out, const Picture *picture) {
  buffer_add(out, "\n<title>");
  buffer_add(out, picture->map ? "Map: " : "");
  buffer_xml(out, picture->model->run.title);
  buffer_add(out, "</title>\n");
  put_description(out, picture);
  buffer_add(out, "<style>svg{background:#ffffff}a{cursor:default}"
                  ".row:hover polygon{fill:#0072b2;fill-opacity:.08}"
                  "@media (prefers-color-scheme:dark){svg{background:#12161c}");
  svg_dark_rules(out, "");
  buffer_add(out, "}</style>\n");
}

bool svg_finish(Buffer *out, const char *raw, size_t length,
                const Picture *picture) {
  // Names of nodes are no use to a reader, and the graph's own depends on what
  // neato drew before it; the usual font stands once, at the top; and some
  // viewers paint what is "transparent" black.
  static const Change changes[] = {
      {"<!--", "-->", ""},
      {"<title>", "</title>", ""},
      {" id=\"trace&#45;", "\"", ""},
      {" id=\"map&#45;", "\"", ""},
      {" id=\"page0,1_", "\"", ""},
      {" id=\"a_trace&#45;", "\"", ""},
      {" id=\"a_map&#45;", "\"", ""},
      {" id=\"a_page0,1_", "\"", ""},
      {" font-family=\"" MONO_FONT "\"", "", ""},
      {" font-size=\"10.00\"", "", ""},
      {" stroke=\"black\" stroke-width=\"0\"", "", ""},
      {" stroke=\"transparent\"", "", ""},
      {" fill=\"transparent\"", "", " fill=\"#ffffff\" fill-opacity=\"0\""},
      {NULL, NULL, NULL}};
  const char *end = raw + length;
  const char *svg = find(raw, end, "<svg ");
  const char *open = svg ? find(svg, end, ">") : NULL;
  if (!open || !find(open, end, "</svg>"))
    return false;
  svg += strlen("<svg ");
  buffer_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<svg role=\"img\" font-size=\"10\" "
                  "font-family=\"" MONO_FONT "\" ");
  buffer_add_bytes(out, svg, (size_t)(open + 1 - svg));
  put_head(out, picture);
  open++;
  Buffer hung = {0};
  svg_anchor_texts(&hung, open + (open < end && *open == '\n'), end);
  copy_changed(out, hung.bytes, hung.bytes + hung.length, changes);
  buffer_release(&hung);
  return true;
}

// ---------------------------------------------------------------- inlining

// Every id is announced by ` id="`, also in Graphviz's own a_row7.
static void copy_with_prefix(Buffer *out, const char *at, const char *prefix) {
  static const char id[] = " id=\"";
  for (const char *next; (next = strstr(at, id)); at = next) {
    next += strlen(id);
    buffer_add_bytes(out, at, (size_t)(next - at));
    buffer_add(out, prefix);
  }
  buffer_add(out, at);
}

void svg_inline(Buffer *out, const char *svg, const char *prefix) {
  static const Change changes[] = {
      {"<?xml", "?>", ""},           {"<desc>", "</desc>", ""},
      {"<style>", "</style>", ""},   {" xmlns=\"", "\"", ""},
      {" xmlns:xlink=\"", "\"", ""}, {NULL, NULL, NULL}};
  Buffer lean = {0};
  copy_changed(&lean, svg, svg + strlen(svg), changes);
  buffer_add(&lean, "");
  copy_with_prefix(out, lean.bytes, prefix);
  buffer_release(&lean);
}
