#include "gaps.h"

#include "capsule.h"
#include "draw_missing.h"
#include "font.h"
#include "words_label.h"

#include <math.h>

enum { LABEL_MARGIN = 16 };

// Messages and create are labelled in the gap next to who acts, local events
// right of their bar, and what touches the queues in gap 0, left of the loop.
static int gap_of(const Model *model, const RunEvent *event) {
  const RunActor *actors = model->run.actors;
  int lane = actors[event->actor].lane;
  int target = event->target == NOBODY ? lane : actors[event->target].lane;
  switch (event->verb) {
  case TRACE_ADD_DONE_CALLBACK:
  case TRACE_REMOVE_DONE_CALLBACK:
    return target + 1;
  case TRACE_CALL_SOON:
  case TRACE_CALL_LATER:
  case TRACE_DROP:
  case TRACE_DUE:
    return 0;
  case TRACE_CANCEL:
    if (event->h)
      return 0;
    break;
  case TRACE_PRINT:
  case TRACE_YIELD_FROM:
  case TRACE_SELECT:
  case TRACE_LINE_UP ... TRACE_LETTER:
    return lane + 1;
  default:
    break;
  }
  return target < lane ? lane : lane + 1;
}

static void widen(double *width, const Label *label) {
  *width = fmax(*width, mono_width(label_columns(label), 10) + LABEL_MARGIN);
}

double *gap_widths(const Page *self) {
  Model *model = self->model;
  const Run *run = &model->run;
  Arena *arena = &model->run.arena;
  size_t gaps = (size_t)model->lanes.count + 1;
  double *widths = arena_array(arena, gaps, sizeof *widths);
  for (int i = 0; i < run->event_count; i++) {
    const RunEvent *event = &run->events[i];
    Label label = page_label(self, i);
    if (event->verb == TRACE_PRINT)
      continue; // lies over the lanes at its right
    if (event->giver != NOBODY) {
      Label gift = gift_label(event);
      int from = run->actors[event->giver].lane;
      int to = run->actors[event->target].lane;
      widen(&widths[to > from ? from + 1 : from], &gift);
    }
    if (event->verb != TRACE_DUE)
      widen(&widths[gap_of(model, event)], &label);
  }
  if (self->missing_row != NOBODY && run->verdict.missing.verb != TRACE_PRINT) {
    Label label = missing_label(model);
    widen(&widths[gap_of(model, &run->verdict.missing)], &label);
  }
  return widths;
}
