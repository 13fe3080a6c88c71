#include "map.h"

#include "assign_lanes.h"
#include "dot_text.h"
#include "map_arrows.h"
#include "map_boxes.h"
#include "map_collect.h"
#include "map_ground.h"
#include "map_head.h"
#include "map_layout.h"
#include "map_verdict.h"

// A map may be wider, and its own lanes keep its arrows apart. The model gets
// its lanes back.
void map_write(Buffer *out, Model *model) {
  MapPage page;
  assign_lanes(&model->lanes, &model->run, true);
  map_collect(&page, model);
  map_lay_out(&page);
  dot_begin(out, model->run.title, "map", model->run.name, CAPTION_SIZE);
  map_draw_ground(&page, out);
  map_draw_arrows(&page, out);
  map_draw_boxes(&page, out);
  map_draw_head(&page, out);
  map_draw_verdict(&page, out);
  dot_end(out);
  assign_lanes(&model->lanes, &model->run, false);
}
