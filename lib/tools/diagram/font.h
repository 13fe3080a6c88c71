// font.h: how wide text is, without opening a font.

#ifndef DIAGRAM_FONT_H
#define DIAGRAM_FONT_H

#include "text_width.h"

#define MONO_FONT "DejaVu Sans Mono,Menlo,Liberation Mono,monospace"
#define SANS_FONT "Helvetica,Arial,sans-serif"

// All the monospace fonts above have the same advance.
double mono_width(int columns, double size);

// Helvetica's own widths, which Arial and Liberation Sans share.
double sans_width(const char *string, double size, bool bold);

// Room for the text in any font that may stand in for the right one, also for
// letters that no font has: a node that is narrower than its text makes
// Graphviz complain.
double mono_room(const char *string, double size);
double sans_room(const char *string, double size, bool bold);

// Moves one line that fits into `width` from *string to `line`, breaking at
// spaces. False at the end of the string.
bool take_sans_line(const char **string, double width, double size, bool bold,
                    char line[LINE_SIZE]);

#endif
