// dot_text.h: text in Graphviz source.

#ifndef DIAGRAM_DOT_TEXT_H
#define DIAGRAM_DOT_TEXT_H

#include "dot.h"
#include "label.h"

enum { CAPTION_SIZE = 10 }; // small type, beside the usual 10 points

typedef enum Align { AT_LEFT, AT_RIGHT, AT_CENTRE } Align;

// How a piece of text looks; size 0 stands for the usual 10 points.
typedef struct Style {
  double size;
  const char *colour;
  Align align;
  bool bold;
} Style;

// A piece of text at (x, y): its left end, right end or middle.
void dot_mono(Buffer *out, const char *prefix, long number, Point at,
              const char *string, Style style);
void dot_label(Buffer *out, const char *prefix, long number, Point at,
               const Label *label, Align align);
void dot_sans(Buffer *out, const char *prefix, long number, Point at,
              const char *string, Style style);
// The label of an edge, centred.
void dot_edge_label(Buffer *out, const Label *label, Point centre);
// Title and subtitle at the top of the page, in as many lines as they need.
// Returns how much higher than one line each they are, less than 0 without a
// subtitle; out may be NULL.
double dot_title(Buffer *out, double left, double width, const char *title,
                 const char *subtitle);
// How wide it is on a page of that width.
double dot_title_width(double width, const char *title, const char *subtitle);
// A head of a lane, its middle at x: a name, bold, in one line or two, over a
// note.
void dot_chip_label(Buffer *out, double x, const char *first,
                    const char *second, const char *note, double size);

#endif
