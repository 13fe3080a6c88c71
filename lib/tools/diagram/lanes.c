#include "lanes.h"

#include "dot_text.h"
#include "draw_events.h"
#include "draw_ground.h"
#include "draw_handles.h"
#include "draw_head.h"
#include "draw_in_line.h"
#include "draw_legend.h"
#include "draw_lifelines.h"
#include "draw_margins.h"
#include "draw_missing.h"
#include "draw_verdict.h"
#include "page_layout.h"

// A run in which nothing was recorded is not an empty picture.
static void say_nothing(Page *page) {
  Style style = {10, TEXT_COLOUR, AT_LEFT, false};
  if (page->model->run.event_count > 0)
    return;
  dot_sans(page->out, "nothing", 0,
           (Point){page->left + 6, page_bottom(page) + 8},
           "Nothing was recorded: the test looks at values, or at another "
           "process.",
           style);
  dot_class(page->out, "nothing", NULL, 0);
  dot_close(page->out);
}

// In the order in which the parts lie on top of each other.
static void draw_page(Page *page) {
  draw_ground(page);
  draw_lifelines(page);
  draw_capsules(page);
  draw_in_line(page);
  draw_travels(page);
  draw_bars(page);
  draw_events(page);
  say_nothing(page);
  draw_margins(page);
  draw_head(page);
  draw_verdict(page);
  draw_missing(page);
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
