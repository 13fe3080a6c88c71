// Reading back the Graphviz source that the program has written, as geometry.
//
// It understands only what we write ourselves, and complains about anything
// else: so it also finds what would be invalid DOT.

#ifndef TESTS_LAYOUT_H
#define TESTS_LAYOUT_H

#include "../dot_text.h"

enum { TEXT_MOST = 400, WAY_POINTS = 64 };

typedef struct Item {
  bool edge;
  char kind[24];         // the first word of its class
  Box box;               // of a node, in points, y down
  char words[TEXT_MOST]; // its label, as a reader sees it; "" without
  Box text;              // what the label covers
  Point way[WAY_POINTS]; // of an edge: the points of its curve
  int way_count;
} Item;

typedef struct Layout {
  Item *items;
  int count;
  char wrong[200]; // what is not as it should be, or ""
} Layout;

// Free it with layout_release. Check `wrong` first.
Layout layout_of(const char *dot);
void layout_release(Layout *self);

// The rules. Each returns what breaks it, or NULL.
const char *layout_labels_overlap(const Layout *self);
const char *layout_label_on_lane(const Layout *self);
const char *layout_label_off_page(const Layout *self);
const char *layout_rim(const Layout *self);
const char *layout_boxes_overlap(const Layout *self, const char *kind);
const char *layout_arrows_merge(const Layout *self);

#endif
