#include "svg_text.h"

#include <string.h>

typedef struct Piece {
  const char *at; // in the SVG
  size_t length;
} Piece;

typedef struct Anchors {
  Buffer *out;
  Piece x, word; // of the element; empty when it says nothing
  Piece y;       // of the text that is open; empty when none is
  bool heavy;    // the open text is bold
} Anchors;

static const char *find(const char *at, const char *end, const char *what) {
  size_t n = strlen(what);
  while (at + n <= end && memcmp(at, what, n))
    at++;
  return at + n <= end ? at : NULL;
}

// The piece behind `opens` up to `closes`, or an empty one.
static Piece between(Piece in, const char *opens, const char *closes) {
  const char *end = in.at + in.length, *from = find(in.at, end, opens);
  from = from ? from + strlen(opens) : NULL;
  const char *to = from ? find(from, end, closes) : NULL;
  return to ? (Piece){from, (size_t)(to - from)} : (Piece){NULL, 0};
}

static bool starts(Piece line, const char *with) {
  size_t n = strlen(with);
  return line.length >= n && !memcmp(line.at, with, n);
}

static bool same(Piece a, Piece b) {
  if (a.length != b.length || !a.at || !b.at)
    return a.length == b.length;
  return !memcmp(a.at, b.at, a.length);
}

static void put(Buffer *out, Piece piece) {
  buffer_add_bytes(out, piece.at, piece.length);
}

// "<!-- 124.4 start -->": a number and one of three words.
static void read_comment(Anchors *self, Piece line) {
  Piece number = between(line, "<!-- ", " ");
  Piece word = between(line, "<!-- ", " -->");
  size_t skip = number.length + 1;
  self->x = self->word = (Piece){NULL, 0};
  if (!number.length || strspn(number.at, "&#;-.0123456789") < number.length ||
      word.length <= skip)
    return;
  self->x = number;
  self->word = (Piece){word.at + skip, word.length - skip};
}

static void close_text(Anchors *self) {
  if (self->y.length)
    buffer_add(self->out, "</text>\n");
  self->y = (Piece){NULL, 0};
}

// Graphviz writes a minus in a comment as an entity, in a number as itself.
static void put_x(Anchors *self) {
  bool minus = !strncmp(self->x.at, "&#45;", 5);
  size_t skip = minus ? 5 : 0;
  buffer_add(self->out, minus ? "-" : "");
  put(self->out, (Piece){self->x.at + skip, self->x.length - skip});
}

static void put_text(Anchors *self, Piece line) {
  Piece y = between(line, " y=\"", "\"");
  Piece more =
      between((Piece){y.at, (size_t)(line.at + line.length - y.at)}, "\"", ">");
  Piece words = {more.at + more.length + 1, 0};
  words.length = (size_t)(line.at + line.length - words.at) - strlen("</text>");
  bool heavy = between(more, "font-weight=\"bold", "\"").at != NULL;
  bool goes_on = self->y.length && same(self->y, y);
  if (!goes_on) {
    close_text(self);
    buffer_add(self->out, "<text text-anchor=\"");
    put(self->out, self->word);
    buffer_add(self->out, "\" x=\"");
    put_x(self);
    buffer_add(self->out, "\" y=\"");
    put(self->out, y);
    buffer_add(self->out, "\"");
    self->y = y;
    self->heavy = heavy;
  } else {
    buffer_add(self->out, "<tspan");
    buffer_add(self->out,
               self->heavy && !heavy ? " font-weight=\"normal\"" : "");
  }
  put(self->out, more);
  buffer_char(self->out, '>');
  put(self->out, words);
  buffer_add(self->out, goes_on ? "</tspan>" : "");
}

void svg_anchor_texts(Buffer *out, const char *svg, const char *end) {
  Anchors self = {.out = out};
  while (svg < end) {
    const char *stop = memchr(svg, '\n', (size_t)(end - svg));
    Piece line = {svg, (size_t)((stop ? stop : end) - svg)};
    svg = stop ? stop + 1 : end;
    if (starts(line, "<text ") && self.x.length) {
      put_text(&self, line);
      continue;
    }
    close_text(&self);
    if (starts(line, "<!-- "))
      read_comment(&self, line);
    put(out, line);
    buffer_char(out, '\n');
  }
  close_text(&self);
}
