// dot.h: writing Graphviz source in which every position is pinned.
//
// Points are as on paper, x to the right and y down; DOT wants y up, so dot.c
// negates it. A node or an edge is written in three steps: open it with its
// geometry, add attributes, close it.
//
//   dot_box(out, "bar", 3, (Box){10, 20, 18, 42});
//   dot_attribute(out, "fillcolor", "#ffffff");
//   dot_close(out);

#ifndef DIAGRAM_DOT_H
#define DIAGRAM_DOT_H

#include "buffer.h"

typedef struct Point {
  double x, y;
} Point;

typedef struct Box {
  double left, top, right, bottom;
} Box;

// The opening of a digraph; `kind` is "trace" or "map".
void dot_begin(Buffer *out, const char *title, const char *kind,
               const char *name, double edge_size);
void dot_end(Buffer *out);
void dot_comment(Buffer *out, const char *comment);

// A node named prefix and number, with a shape and a centre.
void dot_node(Buffer *out, const char *prefix, long number, const char *shape,
              Point centre, double width, double height);
// A filled box.
void dot_box(Buffer *out, const char *prefix, long number, Box box);

// An edge along the points, with a head on the last of them, or with none when
// head is NULL. The head takes `length` points. Both ends get an anchor node.
void dot_line(Buffer *out, const char *prefix, long number, const Point *points,
              int count, const char *head, double length);
// The same along a given Bezier curve: 1 + 3n points.
void dot_curve(Buffer *out, const char *prefix, long number,
               const Point *points, int count, Point tip, const char *head);

// ", key="value"": the value is ours and needs no escaping.
void dot_attribute(Buffer *out, const char *key, const char *value);
// ", class="kind verb s7""; verb may be NULL, seq 0.
void dot_class(Buffer *out, const char *kind, const char *verb, long seq);
void dot_id(Buffer *out, const char *prefix, long number);
void dot_close(Buffer *out);

#endif
