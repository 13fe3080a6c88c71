// A node of text must be a little wider than its text, or Graphviz warns; so
// every width has some slack on the side where the text is not anchored.

#include "dot_text.h"

#include "font.h"
#include "palette.h"

#include <string.h>

static double size_of(Style style) { return style.size ? style.size : 10; }

static void put_style(Buffer *out, Style style, const char *font) {
  if (font)
    dot_attribute(out, "fontname", font);
  if (style.size) {
    buffer_add(out, ", fontsize=");
    buffer_number(out, style.size);
  }
  if (style.colour)
    dot_attribute(out, "fontcolor", style.colour);
}

static Point centre_of(Point at, double width, Align align) {
  if (align != AT_CENTRE)
    at.x += align == AT_LEFT ? width / 2 : -width / 2;
  return at;
}

// A plain label: \l and \r put it at the left or right end of its node.
static void put_plain(Buffer *out, const char *string, Align align) {
  buffer_add(out, ", label=\"");
  buffer_dot(out, string);
  buffer_add(out, align == AT_LEFT    ? "\\l\""
                  : align == AT_RIGHT ? "\\r\""
                                      : "\"");
}

// Graphviz places a text by the font that it finds, and the reader has another
// one. So where the text shall stand is said beside it: svg_text.h.
static void put_anchor(Buffer *out, double x, Align align) {
  static const char *const anchors[] = {" start\"", " end\"", " middle\""};
  buffer_add(out, ", comment=\"");
  buffer_fixed(out, x, 1);
  buffer_add(out, anchors[align]);
}

static void open_table(Buffer *out, double width, Align align) {
  static const char *const aligns[] = {"LEFT", "RIGHT", "CENTER"};
  buffer_add(out, ", label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                  "CELLSPACING=\"0\" CELLPADDING=\"0\" WIDTH=\"");
  buffer_long(out, (long)width - 1);
  buffer_add(out, "\"><TR><TD ALIGN=\"");
  buffer_add(out, aligns[align]);
  buffer_add(out, "\">");
}

static void close_table(Buffer *out) { buffer_add(out, "</TD></TR></TABLE>>"); }

// Graphviz takes no empty <B></B>.
static void put_bold(Buffer *out, const char *string) {
  if (!*string)
    return;
  buffer_add(out, "<B>");
  buffer_dot_html(out, string);
  buffer_add(out, "</B>");
}

void dot_mono(Buffer *out, const char *prefix, long number, Point at,
              const char *string, Style style) {
  double size = size_of(style);
  double width = mono_room(string, size);
  dot_node(out, prefix, number, "plaintext", centre_of(at, width, style.align),
           width, size * 1.5);
  put_plain(out, string, style.align);
  put_anchor(out, at.x, style.align);
  put_style(out, style, NULL);
}

void dot_sans(Buffer *out, const char *prefix, long number, Point at,
              const char *string, Style style) {
  double size = size_of(style);
  double width = sans_room(string, size, style.bold);
  dot_node(out, prefix, number, "plaintext", centre_of(at, width, style.align),
           width, size * 1.5);
  if (style.bold && *string) {
    open_table(out, width, style.align);
    put_bold(out, string);
    close_table(out);
  } else {
    put_plain(out, string, style.align);
  }
  put_anchor(out, at.x, style.align);
  put_style(out, style, SANS_FONT);
}

static void put_rich(Buffer *out, const Label *label) {
  buffer_dot_html(out, label->head);
  put_bold(out, label->value);
  buffer_dot_html(out, label->tail);
}

static void put_joined(Buffer *out, const Label *label, Align align) {
  char joined[sizeof label->head + sizeof label->value + sizeof label->tail];
  strcpy(joined, label->head);
  strcat(joined, label->value);
  strcat(joined, label->tail);
  put_plain(out, joined, align);
}

void dot_label(Buffer *out, const char *prefix, long number, Point at,
               const Label *label, Align align) {
  double width = mono_room(label->head, 10) + mono_room(label->value, 10) +
                 mono_room(label->tail, 10) - 16;
  dot_node(out, prefix, number, "plaintext", centre_of(at, width, align), width,
           15);
  put_anchor(out, at.x, align);
  if (!label->bold || !*label->value) {
    put_joined(out, label, align);
    return;
  }
  open_table(out, width, align);
  put_rich(out, label);
  close_table(out);
}

void dot_edge_label(Buffer *out, const Label *label, Point centre) {
  if (label->bold && *label->value) {
    buffer_add(out, ", label=<");
    put_rich(out, label);
    buffer_char(out, '>');
  } else {
    put_joined(out, label, AT_CENTRE);
  }
  buffer_add(out, ", lp=\"");
  buffer_fixed(out, centre.x, 1);
  buffer_char(out, ',');
  buffer_fixed(out, -centre.y, 1);
  buffer_char(out, '"');
  put_anchor(out, centre.x, AT_CENTRE);
}

void dot_chip_label(Buffer *out, double x, const char *first,
                    const char *second, const char *note, double size) {
  put_anchor(out, x, AT_CENTRE);
  buffer_add(out, ", label=<<FONT FACE=\"" SANS_FONT "\" POINT-SIZE=\"");
  buffer_number(out, size);
  buffer_add(out, "\">");
  put_bold(out, *first ? first : " ");
  buffer_add(out, *second ? "<BR/>" : "");
  if (*second)
    put_bold(out, second);
  buffer_add(out, "</FONT>");
  if (*note) {
    buffer_add(out, "<BR/><FONT FACE=\"" SANS_FONT
                    "\" POINT-SIZE=\"10\" COLOR=\"#667080\">");
    buffer_dot_html(out, note);
    buffer_add(out, "</FONT>");
  }
  buffer_char(out, '>');
}

// A narrow picture has a title that is wider than itself.
enum { TITLE_LINES = 4, TITLE_LEAST = 520 };

// How many lines the text needs, and how wide the widest is.
static int count_lines(const char *string, double width, Style style,
                       double *widest) {
  char line[LINE_SIZE];
  int lines = 0;
  *widest = 0;
  while (lines < TITLE_LINES &&
         take_sans_line(&string, width, style.size, style.bold, line)) {
    double room = sans_room(line, style.size, style.bold);
    *widest = room > *widest ? room : *widest;
    lines++;
  }
  return lines;
}

// The least width in which it needs no more lines: no last word stands alone.
static double balance(const char *string, double width, Style style) {
  double widest;
  int lines = count_lines(string, width, style, &widest);
  double least = width;
  while (least > 100 && count_lines(string, least - 8, style, &widest) == lines)
    least -= 8;
  return least;
}

// Puts the text down in as many lines as the width needs; returns their
// height, of which the first line counts as none.
static double put_lines(Buffer *out, const char *class, Point at,
                        const char *string, double width, Style style) {
  char line[LINE_SIZE];
  int lines = 0;
  width = balance(string, width, style);
  while (lines < TITLE_LINES &&
         take_sans_line(&string, width, style.size, style.bold, line)) {
    if (out) {
      Point start = {at.x, at.y + lines * style.size * 1.3};
      dot_sans(out, class, lines, start, line, style);
      dot_class(out, class, NULL, 0);
      dot_close(out);
    }
    lines++;
  }
  return (lines > 1 ? lines - 1 : 0) * style.size * 1.3;
}

static const Style subtitle_style = {10, MUTED_COLOUR, AT_LEFT, false};

// A long sentence is set a little smaller, rather than in many lines.
static Style title_style(const char *title, double width) {
  Style big = {16, TEXT_COLOUR, AT_LEFT, true};
  if (sans_room(title, big.size, true) > width)
    big.size = 13;
  return big;
}

double dot_title(Buffer *out, double left, double width, const char *title,
                 const char *subtitle) {
  width = width < TITLE_LEAST ? TITLE_LEAST : width;
  double extra = put_lines(out, "title", (Point){left, 12}, title, width,
                           title_style(title, width));
  if (!*subtitle)
    return extra - 18;
  return extra + put_lines(out, "subtitle", (Point){left, 33 + extra}, subtitle,
                           width, subtitle_style);
}

double dot_title_width(double width, const char *title, const char *subtitle) {
  width = width < TITLE_LEAST ? TITLE_LEAST : width;
  Style style = title_style(title, width);
  double above, below;
  count_lines(title, balance(title, width, style), style, &above);
  count_lines(subtitle, balance(subtitle, width, subtitle_style),
              subtitle_style, &below);
  return above > below ? above : below;
}
