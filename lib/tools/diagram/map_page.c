#include "map_page.h"

double map_channel_x(const MapPage *self, const MapArrow *arrow) {
  double x = self->lane_x[self->boxes[arrow->to].lane];
  return arrow->channel ? x + self->side + TRACK * (arrow->channel - 1) : x;
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
