#include "font.h"

double mono_width(int columns, double size) { return columns * 0.602 * size; }

// Thousandths of an em, from space to tilde; from Adobe's font metrics.
static const short regular[] = {
    278, 278, 355, 556, 556,  889, 667, 191, 333, 333, 389, 584, 278, 333,
    278, 278, 556, 556, 556,  556, 556, 556, 556, 556, 556, 556, 278, 278,
    584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722,  778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 278, 278,  278, 469, 556, 333, 556, 556, 500, 556, 556,
    278, 556, 556, 222, 222,  500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500,  500, 500, 334, 260, 334, 584};
static const short heavy[] = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333,
    278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333,
    584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278,
    556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
    667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556,
    333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556,
    333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

double sans_width(const char *string, double size, bool bold) {
  const short *widths = bold ? heavy : regular;
  int other = columns_of(string), thousandths = 0;
  for (const char *at = string; *at; at++)
    if (*at >= ' ' && *at <= '~') {
      thousandths += widths[*at - ' '];
      other--;
    }
  // What is not ASCII counts as wide letters.
  return (thousandths + other * 700) * size / 1000;
}

// What a letter that a font lacks may take more: it is drawn as a box.
static double foreign_room(const char *string, double size) {
  int foreign = columns_of(string);
  for (const char *at = string; *at; at++)
    foreign -= (unsigned char)*at < 0x80;
  return foreign * 0.8 * size;
}

double mono_room(const char *string, double size) {
  return mono_width(columns_of(string), size) * 1.12 + 8 +
         foreign_room(string, size);
}

// DejaVu Sans, the usual stand-in for Helvetica, is that much wider.
double sans_room(const char *string, double size, bool bold) {
  return sans_width(string, size, bold) * (bold ? 1.3 : 1.22) + 10 +
         foreign_room(string, size);
}

bool take_sans_line(const char **string, double width, double size, bool bold,
                    char line[LINE_SIZE]) {
  int columns = (int)(width / (size * 0.3));
  for (;;) {
    const char *rest = *string;
    if (!take_line(&rest, columns, line))
      return false;
    double needs = sans_room(line, size, bold);
    if (needs <= width || columns < 10) {
      *string = rest;
      return true;
    }
    columns = columns * (width / needs) < columns - 1
                  ? (int)(columns * (width / needs))
                  : columns - 1;
  }
}
