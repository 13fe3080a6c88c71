#include "dot.h"

#include "font.h"

#include <math.h>

enum { USUAL_SIZE = 10 };
static const double points_per_inch = 72;

// ---------------------------------------------------------------- the graph

void dot_begin(Buffer *out, const char *title, const char *kind,
               const char *name, double edge_size) {
  bool map = edge_size < USUAL_SIZE;
  buffer_add(out, "digraph \"");
  buffer_add(out, map ? "Map: " : "");
  buffer_dot(out, title);
  buffer_add(out, "\" {\n  // Generated from the trace. Every position is "
                  "pinned:  neato -n2 -Tsvg\n  graph [id=\"");
  buffer_add(out, kind);
  buffer_char(out, '-');
  buffer_dot(out, name);
  buffer_add(out, "\", class=\"");
  buffer_add(out, kind);
  buffer_add(out, "\", tooltip=\" \", bgcolor=\"#ffffff\", pad=\"0.15\", "
                  "outputorder=breadthfirst, notranslate=true];\n"
                  "  node [fixedsize=true, margin=0, label=\"\", penwidth=0, "
                  "width=0.01, height=0.01, fontname=\"" MONO_FONT
                  "\", fontsize=10, fontcolor=\"#1b1f24\"];\n"
                  "  edge [fontname=\"" MONO_FONT "\", fontsize=");
  buffer_number(out, edge_size);
  buffer_add(out, map ? ", fontcolor=\"#667080\", arrowsize=0.6, penwidth=1.3"
                      : ", fontcolor=\"#1b1f24\", arrowsize=0.7, penwidth=1.2");
  buffer_add(out, "];\n");
}

void dot_end(Buffer *out) { buffer_add(out, "}\n"); }

void dot_comment(Buffer *out, const char *comment) {
  buffer_add(out, "  // ");
  buffer_add(out, comment);
  buffer_char(out, '\n');
}

// ---------------------------------------------------------------- attributes

void dot_attribute(Buffer *out, const char *key, const char *value) {
  buffer_add(out, ", ");
  buffer_add(out, key);
  buffer_add(out, "=\"");
  buffer_add(out, value);
  buffer_char(out, '"');
}

void dot_class(Buffer *out, const char *kind, const char *verb, long seq) {
  buffer_add(out, ", class=\"");
  buffer_add(out, kind);
  if (verb) {
    buffer_char(out, ' ');
    buffer_add(out, verb);
  }
  if (seq) {
    buffer_add(out, " s");
    buffer_long(out, seq);
  }
  buffer_char(out, '"');
}

void dot_id(Buffer *out, const char *prefix, long number) {
  buffer_add(out, ", id=\"");
  buffer_add(out, prefix);
  buffer_long(out, number);
  buffer_char(out, '"');
}

void dot_close(Buffer *out) { buffer_add(out, "];\n"); }

// ---------------------------------------------------------------- nodes

static void put_name(Buffer *out, const char *prefix, long number) {
  buffer_char(out, '"');
  buffer_add(out, prefix);
  buffer_long(out, number);
  buffer_char(out, '"');
}

static void put_point(Buffer *out, Point at) {
  buffer_fixed(out, at.x, 1);
  buffer_char(out, ',');
  buffer_fixed(out, -at.y, 1);
}

void dot_node(Buffer *out, const char *prefix, long number, const char *shape,
              Point centre, double width, double height) {
  buffer_add(out, "  ");
  put_name(out, prefix, number);
  buffer_add(out, " [pos=\"");
  put_point(out, centre);
  buffer_add(out, "\", width=");
  buffer_fixed(out, width / points_per_inch, 3);
  buffer_add(out, ", height=");
  buffer_fixed(out, height / points_per_inch, 3);
  buffer_add(out, ", shape=");
  buffer_add(out, shape);
}

void dot_box(Buffer *out, const char *prefix, long number, Box box) {
  Point centre = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  dot_node(out, prefix, number, "box", centre, box.right - box.left,
           box.bottom - box.top);
  buffer_add(out, ", style=filled");
}

// ---------------------------------------------------------------- edges

// Defined right before their edge: the order of definition is the z-order.
static void put_anchors(Buffer *out, const char *prefix, long number,
                        Point from, Point to) {
  for (int end = 0; end < 2; end++) {
    buffer_add(out, end ? "  \"to_" : "  \"from_");
    buffer_add(out, prefix);
    buffer_long(out, number);
    buffer_add(out, "\" [pos=\"");
    put_point(out, end ? to : from);
    buffer_add(out, "\", style=invis];\n");
  }
  buffer_add(out, "  \"from_");
  buffer_add(out, prefix);
  buffer_long(out, number);
  buffer_add(out, "\" -> \"to_");
  buffer_add(out, prefix);
  buffer_long(out, number);
  buffer_add(out, "\" [pos=\"");
}

static void put_tip(Buffer *out, Point tip, const char *head) {
  if (!head)
    return;
  buffer_add(out, "e,");
  put_point(out, tip);
  buffer_char(out, ' ');
}

static void put_head(Buffer *out, const char *head) {
  buffer_add(out, head ? "\", arrowhead=" : "\", dir=none");
  buffer_add(out, head ? head : "");
}

void dot_curve(Buffer *out, const char *prefix, long number,
               const Point *points, int count, Point tip, const char *head) {
  put_anchors(out, prefix, number, points[0], tip);
  put_tip(out, tip, head);
  for (int i = 0; i < count; i++) {
    buffer_add(out, i ? " " : "");
    put_point(out, points[i]);
  }
  put_head(out, head);
}

// The point on the way from `tip` to `before` that lies `back` off the tip.
static Point step_back(Point tip, Point before, double back) {
  double dx = before.x - tip.x, dy = before.y - tip.y, length = hypot(dx, dy);
  if (length < 1e-6)
    return tip;
  return (Point){tip.x + dx / length * back, tip.y + dy / length * back};
}

static void put_straight(Buffer *out, Point from, Point to) {
  for (int third = 1; third <= 3; third++) {
    buffer_char(out, ' ');
    put_point(out, (Point){from.x + (to.x - from.x) * third / 3,
                           from.y + (to.y - from.y) * third / 3});
  }
}

void dot_line(Buffer *out, const char *prefix, long number, const Point *points,
              int count, const char *head, double length) {
  Point tip = points[count - 1];
  put_anchors(out, prefix, number, points[0], tip);
  put_tip(out, tip, head);
  put_point(out, points[0]);
  for (int i = 1; i < count; i++) {
    bool last = i == count - 1 && head;
    Point to = last ? step_back(tip, points[i - 1], length) : points[i];
    put_straight(out, points[i - 1], to);
  }
  put_head(out, head);
}
