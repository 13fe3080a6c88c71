// svg.h: from Graphviz's SVG to the one that a reader gets.
//
// The finished picture says what it is (title), says in words what it shows
// (desc, one sentence per event), and follows the reader's dark mode. Names of
// nodes, which Graphviz puts in as titles and comments, are taken out: a
// browser would show them as tooltips.

#ifndef DIAGRAM_SVG_H
#define DIAGRAM_SVG_H

#include "buffer.h"
#include "picture.h"

// Writes the finished SVG. False when `raw` is not what Graphviz writes.
bool svg_finish(Buffer *out, const char *raw, size_t length,
                const Picture *picture);

// Writes a finished SVG as a part of an HTML page: without prologue, style and
// description, and with `prefix` before every id.
void svg_inline(Buffer *out, const char *svg, const char *prefix);

// The colours of the dark mode, for the elements that `scope` selects.
void svg_dark_rules(Buffer *out, const char *scope);

#endif
