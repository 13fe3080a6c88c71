#include "dot.h"

#include <math.h>

enum { USUAL_SIZE = 10 };
static const double points_per_inch = 72;

// ---------------------------------------------------------------- the graph

void dot_begin(Text *out, const char *title, const char *kind, const char *name,
               double edge_size) {
  bool map = edge_size < USUAL_SIZE;
  text_add(out, "digraph \"");
  text_add(out, map ? "Map: " : "");
  text_dot(out, title);
  text_add(out, "\" {\n  // Generated from the trace. Every position is "
                "pinned:  neato -n2 -Tsvg\n  graph [id=\"");
  text_add(out, kind);
  text_char(out, '-');
  text_dot(out, name);
  text_add(out, "\", class=\"");
  text_add(out, kind);
  text_add(out, "\", tooltip=\" \", bgcolor=\"#ffffff\", pad=\"0.2\", "
                "outputorder=breadthfirst];\n"
                "  node [fixedsize=true, margin=0, label=\"\", penwidth=0, "
                "width=0.01, height=0.01, fontname=\"" MONO_FONT
                "\", fontsize=10, fontcolor=\"#1b1f24\"];\n"
                "  edge [fontname=\"" MONO_FONT "\", fontsize=");
  text_number(out, edge_size);
  text_add(out, map ? ", fontcolor=\"#667080\", arrowsize=0.6, penwidth=1.3"
                    : ", fontcolor=\"#1b1f24\", arrowsize=0.7, penwidth=1.2");
  text_add(out, "];\n");
}

void dot_end(Text *out) { text_add(out, "}\n"); }

void dot_comment(Text *out, const char *comment) {
  text_add(out, "  // ");
  text_add(out, comment);
  text_char(out, '\n');
}

// ---------------------------------------------------------------- attributes

void dot_attribute(Text *out, const char *key, const char *value) {
  text_add(out, ", ");
  text_add(out, key);
  text_add(out, "=\"");
  text_add(out, value);
  text_char(out, '"');
}

void dot_class(Text *out, const char *kind, const char *verb, long seq) {
  text_add(out, ", class=\"");
  text_add(out, kind);
  if (verb) {
    text_char(out, ' ');
    text_add(out, verb);
  }
  if (seq) {
    text_add(out, " s");
    text_long(out, seq);
  }
  text_char(out, '"');
}

void dot_id(Text *out, const char *prefix, long number) {
  text_add(out, ", id=\"");
  text_add(out, prefix);
  text_long(out, number);
  text_char(out, '"');
}

void dot_close(Text *out) { text_add(out, "];\n"); }

// ---------------------------------------------------------------- nodes

static void put_name(Text *out, const char *prefix, long number) {
  text_char(out, '"');
  text_add(out, prefix);
  text_long(out, number);
  text_char(out, '"');
}

static void put_point(Text *out, Point at) {
  text_fixed(out, at.x, 1);
  text_char(out, ',');
  text_fixed(out, -at.y, 1);
}

void dot_node(Text *out, const char *prefix, long number, const char *shape,
              Point centre, double width, double height) {
  text_add(out, "  ");
  put_name(out, prefix, number);
  text_add(out, " [pos=\"");
  put_point(out, centre);
  text_add(out, "\", width=");
  text_fixed(out, width / points_per_inch, 3);
  text_add(out, ", height=");
  text_fixed(out, height / points_per_inch, 3);
  text_add(out, ", shape=");
  text_add(out, shape);
}

void dot_box(Text *out, const char *prefix, long number, Box box) {
  Point centre = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
  dot_node(out, prefix, number, "box", centre, box.right - box.left,
           box.bottom - box.top);
  text_add(out, ", style=filled");
}

// ---------------------------------------------------------------- edges

// Defined right before their edge: the order of definition is the z-order.
static void put_anchors(Text *out, const char *prefix, long number, Point from,
                        Point to) {
  for (int end = 0; end < 2; end++) {
    text_add(out, end ? "  \"to_" : "  \"from_");
    text_add(out, prefix);
    text_long(out, number);
    text_add(out, "\" [pos=\"");
    put_point(out, end ? to : from);
    text_add(out, "\", style=invis];\n");
  }
  text_add(out, "  \"from_");
  text_add(out, prefix);
  text_long(out, number);
  text_add(out, "\" -> \"to_");
  text_add(out, prefix);
  text_long(out, number);
  text_add(out, "\" [pos=\"");
}

static void put_tip(Text *out, Point tip, const char *head) {
  if (!head)
    return;
  text_add(out, "e,");
  put_point(out, tip);
  text_char(out, ' ');
}

static void put_head(Text *out, const char *head) {
  text_add(out, head ? "\", arrowhead=" : "\", dir=none");
  text_add(out, head ? head : "");
}

void dot_curve(Text *out, const char *prefix, long number, const Point *points,
               int count, Point tip, const char *head) {
  put_anchors(out, prefix, number, points[0], tip);
  put_tip(out, tip, head);
  for (int i = 0; i < count; i++) {
    text_add(out, i ? " " : "");
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

static void put_straight(Text *out, Point from, Point to) {
  for (int third = 1; third <= 3; third++) {
    text_char(out, ' ');
    put_point(out, (Point){from.x + (to.x - from.x) * third / 3,
                           from.y + (to.y - from.y) * third / 3});
  }
}

void dot_line(Text *out, const char *prefix, long number, const Point *points,
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
