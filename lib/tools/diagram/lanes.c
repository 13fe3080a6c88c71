#include "lanes.h"

#include "dot.h"
#include "draw_events.h"
#include "draw_ground.h"
#include "draw_handles.h"
#include "draw_head.h"
#include "draw_legend.h"
#include "draw_lifelines.h"
#include "draw_margins.h"
#include "draw_verdict.h"
#include "page_layout.h"

// In the order in which the parts lie on top of each other.
static void draw_page(Page *page) {
  draw_ground(page);
  draw_lifelines(page);
  draw_capsules(page);
  draw_travels(page);
  draw_bars(page);
  draw_events(page);
  draw_margins(page);
  draw_head(page);
  draw_verdict(page);
  draw_legend(page);
  draw_rows(page);
}

void lanes_write(Buffer *out, Model *model, PageRows rows) {
  Page page;
  page_lay_out(&page, model, rows);
  page.out = out;
  dot_begin(out, model->run.title, "trace", model->run.name, 10);
  draw_page(&page);
  dot_end(out);
}
