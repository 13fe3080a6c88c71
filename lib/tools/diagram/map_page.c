#include "map_page.h"

double map_side(const MapPage *self, int lane) {
  double beside = map_box_width(self, lane) / 2 + 12;
  return beside > self->label_width + 13 ? beside : self->label_width + 13;
}

double map_channel_x(const MapPage *self, const MapArrow *arrow) {
  int lane = self->boxes[arrow->to].lane;
  double x = self->lane_x[lane];
  return arrow->channel
             ? x + map_side(self, lane) + TRACK * (arrow->channel - 1)
             : x;
}

double map_trunk_x(const MapPage *self, const MapBox *box) {
  return self->lane_x[box->lane] - (box->offset_trunk ? 12 : 0);
}

double map_box_y(const MapPage *self, const MapBox *box) {
  return self->rows[box->row].top + LABEL_ZONE + MAP_BOX_HEIGHT / 2.0;
}

double map_track_y(const MapPage *self, const MapArrow *arrow) {
  const MapBox *from = &self->boxes[arrow->from];
  return map_box_y(self, from) + MAP_BOX_HEIGHT / 2.0 + BUS_FIRST +
         TRACK * arrow->track;
}
