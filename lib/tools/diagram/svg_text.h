// svg_text.h: where each text of a picture stands.
//
// Graphviz measures texts with the fonts that it finds, which need not be those
// of whoever looks at the picture. So every node and edge with a text says, in
// its attribute `comment`, where the text begins, ends or has its middle, and
// Graphviz writes that in front of the element:
//
//   <!-- 124.4 start -->
//
// All texts of the element are hung up there. What stands in one line, as the
// two parts of `yield 1`, becomes one text, so no font can part or overlap
// them.

#ifndef DIAGRAM_SVG_TEXT_H
#define DIAGRAM_SVG_TEXT_H

#include "buffer.h"

void svg_anchor_texts(Buffer *out, const char *svg, const char *end);

#endif
