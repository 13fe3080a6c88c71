// The rules of the layout, each computed from the geometry.

#include "layout.h"

#include <math.h>
#include <string.h>

static char said[700];

static bool is(const Item *item, const char *kind) {
  return !strcmp(item->kind, kind);
}

static bool overlap(Box a, Box b, double slack) {
  return a.left < b.right - slack && b.left < a.right - slack &&
         a.top < b.bottom - slack && b.top < a.bottom - slack;
}

static const char *say(const char *what, const Item *a, const Item *b) {
  snprintf(said, sizeof said,
           "%s: %s '%.100s' (%.1f,%.1f %.1f,%.1f) and %s '%.100s' "
           "(%.1f,%.1f %.1f,%.1f)",
           what, a->kind, a->words, a->text.left, a->text.top, a->text.right,
           a->text.bottom, b->kind, b->words, b->text.left, b->text.top,
           b->text.right, b->text.bottom);
  return said;
}

// The badge and the words of a map's box lie side by side inside it.
const char *layout_labels_overlap(const Layout *self) {
  for (int i = 0; i < self->count; i++)
    for (int k = i + 1; k < self->count; k++) {
      const Item *a = &self->items[i], *b = &self->items[k];
      if (*a->words && *b->words && overlap(a->text, b->text, 0.3))
        return say("labels overlap", a, b);
    }
  return NULL;
}

// Half the width of a bar must stay free on both sides of a lane.
const char *layout_label_on_lane(const Layout *self) {
  for (int i = 0; i < self->count; i++) {
    const Item *lane = &self->items[i];
    if (!lane->edge || !is(lane, "guide"))
      continue;
    Box bar = {lane->way[0].x - 4, lane->way[0].y, lane->way[0].x + 4,
               lane->way[lane->way_count - 1].y};
    for (int k = 0; k < self->count; k++) {
      const Item *label = &self->items[k];
      // In the map these are inside boxes, which stand on the lane; and printed
      // lines cover it.
      bool boxed = is(label, "order") || is(label, "outcome") ||
                   is(label, "ghost") || is(label, "run") || is(label, "chip");
      if (*label->words && !boxed && overlap(label->text, bar, 0.3))
        return say("label on a lane", label, lane);
    }
  }
  return NULL;
}

const char *layout_label_off_page(const Layout *self) {
  double left = 1e9, right = -1e9;
  for (int i = 0; i < self->count; i++) {
    const Item *item = &self->items[i];
    if (item->edge || (!is(item, "band") && !is(item, "row")))
      continue;
    left = fmin(left, item->box.left);
    right = fmax(right, item->box.right);
  }
  for (int i = 0; i < self->count && left < right; i++) {
    const Item *label = &self->items[i];
    if (*label->words &&
        (label->text.left < left - 0.5 || label->text.right > right + 0.5))
      return say("label off the page", label, label);
  }
  return NULL;
}

static bool is_ascii(const char *words) {
  while (*words && (unsigned char)*words < 0x80)
    words++;
  return !*words;
}

// What is wider than its page makes a rim of nothing beside the picture. Only
// letters that no font may have are given so much room.
const char *layout_rim(const Layout *self) {
  double right = -1e9;
  for (int i = 0; i < self->count; i++)
    if (is(&self->items[i], "row") || is(&self->items[i], "band"))
      right = fmax(right, self->items[i].box.right);
  for (int i = 0; i < self->count && right > -1e9; i++) {
    const Item *item = &self->items[i];
    if (!item->edge && item->box.right > right + 0.5 && is_ascii(item->words))
      return say("beyond the page", item, item);
  }
  return NULL;
}

const char *layout_boxes_overlap(const Layout *self, const char *kind) {
  for (int i = 0; i < self->count; i++)
    for (int k = i + 1; k < self->count; k++) {
      const Item *a = &self->items[i], *b = &self->items[k];
      if (!a->edge && !b->edge && is(a, kind) && is(b, kind) &&
          overlap(a->box, b->box, 0.3))
        return say("boxes overlap", a, b);
    }
  return NULL;
}

// ---------------------------------------------------------------- arrows

static bool along(double a0, double a1, double b0, double b1) {
  return fmin(fmax(a0, a1), fmax(b0, b1)) - fmax(fmin(a0, a1), fmin(b0, b1)) >
         3;
}

// Do two straight pieces lie on each other?
static bool merge(const Point *a, const Point *b) {
  bool a_down = fabs(a[0].x - a[3].x) < 0.1;
  bool b_down = fabs(b[0].x - b[3].x) < 0.1;
  bool a_across = fabs(a[0].y - a[3].y) < 0.1;
  bool b_across = fabs(b[0].y - b[3].y) < 0.1;
  if (a_down && b_down && fabs(a[0].x - b[0].x) < 1)
    return along(a[0].y, a[3].y, b[0].y, b[3].y);
  if (a_across && b_across && fabs(a[0].y - b[0].y) < 1)
    return along(a[0].x, a[3].x, b[0].x, b[3].x);
  return false;
}

static bool arrows_merge(const Item *a, const Item *b) {
  // Arrows of one box may share the first piece.
  bool same = fabs(a->way[0].x - b->way[0].x) < 0.1 &&
              fabs(a->way[0].y - b->way[0].y) < 0.1;
  for (int i = 0; i + 3 < a->way_count; i += 3)
    for (int k = 0; k + 3 < b->way_count; k += 3)
      if (!(same && i == 0 && k == 0) && merge(a->way + i, b->way + k))
        return true;
  return false;
}

const char *layout_arrows_merge(const Layout *self) {
  for (int i = 0; i < self->count; i++)
    for (int k = i + 1; k < self->count; k++) {
      const Item *a = &self->items[i], *b = &self->items[k];
      if (a->edge && b->edge && is(a, "sched") && is(b, "sched") &&
          arrows_merge(a, b))
        return say("arrows merge", a, b);
    }
  return NULL;
}
