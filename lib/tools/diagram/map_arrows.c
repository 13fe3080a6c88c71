#include "map_arrows.h"

#include "dot_text.h"
#include "font.h"
#include "map_words.h"
#include "palette.h"
#include "text_width.h"
#include "words_sentence.h"

#include <math.h>

enum { WAY_MOST = 6, CURVE_MOST = 40 };
static const double radius = 9, head = 6;

typedef struct Curve {
  Point points[CURVE_MOST];
  int count;
} Curve;

static void curve_to(Curve *self, Point a, Point b, Point end) {
  self->points[self->count++] = a;
  self->points[self->count++] = b;
  self->points[self->count++] = end;
}

static Point between(Point a, Point b, double share) {
  return (Point){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

static void line_to(Curve *self, Point end) {
  Point now = self->points[self->count - 1];
  curve_to(self, between(now, end, 1 / 3.0), between(now, end, 2 / 3.0), end);
}

static double distance(Point a, Point b) { return hypot(b.x - a.x, b.y - a.y); }

// Follows the way; at every bend the corner is cut by a Bezier curve.
static Curve curve_of(const Point *way, int count) {
  Curve curve = {.points = {way[0]}, .count = 1};
  for (int i = 1; i < count - 1; i++) {
    double in = distance(way[i - 1], way[i]);
    double out = distance(way[i], way[i + 1]);
    double cut = fmin(radius, fmin(in, out) / (i == 1 ? 1.2 : 2));
    Point enter = between(way[i], way[i - 1], in ? cut / in : 0);
    Point leave = between(way[i], way[i + 1], out ? cut / out : 0);
    line_to(&curve, enter);
    curve_to(&curve, between(enter, way[i], 2 / 3.0),
             between(leave, way[i], 2 / 3.0), leave);
  }
  line_to(&curve, way[count - 1]);
  return curve;
}

// The tip lies on the box; the curve itself ends a head's length before it.
static int find_way(const MapPage *self, const MapArrow *arrow,
                    Point way[WAY_MOST], Point *tip) {
  const MapBox *from = &self->boxes[arrow->from];
  const MapBox *to = &self->boxes[arrow->to];
  bool ghost = to->kind == CANCELLED_BOX || to->kind == WAITING_BOX;
  double half_height = ghost ? 8 : MAP_BOX_HEIGHT / 2.0;
  double half_width = ghost ? 29 : map_box_width(self, to->lane) / 2;
  double x0 = map_trunk_x(self, from), x1 = map_channel_x(self, arrow);
  double y0 = map_box_y(self, from) + MAP_BOX_HEIGHT / 2.0;
  double y1 = map_box_y(self, to), lane = self->lane_x[to->lane];
  int count = 0;
  way[count++] = (Point){arrow->track == NOBODY ? x1 : x0, y0};
  if (arrow->track != NOBODY) {
    double track = map_track_y(self, arrow);
    way[count++] = (Point){x0, track};
    way[count++] = (Point){x1, track};
  }
  if (arrow->channel) {
    way[count++] = (Point){x1, y1};
    *tip = (Point){lane + half_width, y1};
    way[count++] = (Point){tip->x + head, y1};
  } else {
    *tip = (Point){lane, y1 - half_height};
    way[count++] = (Point){lane, tip->y - head};
  }
  return count;
}

static void put_looks(MapPage *self, Buffer *out, const MapArrow *arrow) {
  const Run *run = &self->model->run;
  const RunEvent *event = &run->events[arrow->event];
  const MapBox *from = &self->boxes[arrow->from];
  bool soon = event->verb == TRACE_CALL_SOON;
  int colour = from->actor == NOBODY ? INK : run->actors[from->actor].colour;
  Buffer sentence = {0};
  sentence_add(&sentence, run, event);
  dot_attribute(out, "style", soon ? "solid" : "dashed");
  dot_attribute(out, "color", colour_line[colour]);
  dot_class(out, soon ? "sched soon" : "sched later", NULL, event->seq);
  buffer_add(out, ", tooltip=\"");
  buffer_dot(out, sentence.bytes);
  buffer_char(out, '"');
  buffer_release(&sentence);
}

static void put_words(Buffer *out, const char *words, double x, double y) {
  Label label = {.bold = false};
  cut_to(label.value, sizeof label.value, words, 40);
  dot_edge_label(out, &label, (Point){x, y});
}

static void draw_cancel(MapPage *self, Buffer *out, int index) {
  const MapArrow *arrow = &self->arrows[index];
  const MapBox *from = &self->boxes[arrow->from], *to = &self->boxes[arrow->to];
  double x0 = self->lane_x[from->lane], x1 = self->lane_x[to->lane];
  double y = map_box_y(self, from);
  int side = x1 > x0 ? 1 : -1, left = side > 0 ? from->lane : to->lane;
  // Where an arrow comes into the box from the right, this one leaves lower.
  if (side > 0 && from->kind == RUN_BOX && !from->entered)
    y += 6;
  Point line[] = {{x0 + side * map_box_width(self, from->lane) / 2, y},
                  {x1 - side * 29, y}};
  dot_line(out, "way", index, line, 2, "tee", 2);
  put_looks(self, out, arrow);
  // The word stands only where nothing comes down between the boxes.
  bool neighbours = true;
  for (int i = left + 1; i < (side > 0 ? to->lane : from->lane); i++)
    neighbours &= self->lane_x[i] == 0;
  if (fabs(line[1].x - line[0].x) >= 37 && self->channels[left] < 2 &&
      neighbours)
    put_words(out, "cancel", (line[0].x + line[1].x) / 2, y - 7);
  dot_close(out);
}

static void draw_arrow(MapPage *self, Buffer *out, int index) {
  const MapArrow *arrow = &self->arrows[index];
  const MapBox *from = &self->boxes[arrow->from], *to = &self->boxes[arrow->to];
  const RunEvent *event = &self->model->run.events[arrow->event];
  if (arrow->straight) {
    draw_cancel(self, out, index);
    return;
  }
  // Only a trace that no loop wrote schedules what ran before.
  if (arrow->hidden || to->row <= from->row)
    return;
  Point way[WAY_MOST], tip;
  int count = find_way(self, arrow, way, &tip);
  Curve curve = curve_of(way, count);
  dot_curve(out, "way", index, curve.points, curve.count, tip,
            arrow->cancels ? "tee" : "vee");
  put_looks(self, out, arrow);
  if (event->verb == TRACE_CALL_LATER) {
    char words[MAP_WORDS];
    delay_words(words, event);
    double x = self->lane_x[to->lane] + 8;
    x += mono_width(columns_of(words), CAPTION_SIZE) / 2;
    put_words(out, words, x, map_box_y(self, to) - MAP_BOX_HEIGHT / 2.0 - 7.5);
  }
  dot_close(out);
}

void map_draw_arrows(MapPage *self, Buffer *out) {
  dot_comment(out, "Who scheduled whom.");
  for (int i = 0; i < self->arrow_count; i++)
    draw_arrow(self, out, i);
}
