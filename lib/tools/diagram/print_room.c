#include "print_room.h"

#include "capsule.h"
#include "draw_missing.h"
#include "font.h"

#include <math.h>

enum { PRINT_MARGIN = 24 };

double place_prints(Page *self, double x) {
  const Model *model = self->model;
  const Replay *replay = &model->replay;
  int rows = self->rows.end - self->rows.first;
  self->print_end =
      arena_array(&self->model->run.arena, (size_t)rows + 1, sizeof(double));
  for (int row = self->rows.first; row < self->rows.end; row++) {
    int index = replay->first_in[row];
    const RunEvent *event = &model->run.events[index];
    self->print_end[row - self->rows.first] = 1e9;
    if (event->verb != TRACE_PRINT)
      continue;
    Label label = page_label(self, index);
    x = fmax(x, actor_x(self, event->actor) + PRINT_MARGIN +
                    1.02 * mono_width(label_columns(&label), 10));
  }
  if (self->missing_row != NOBODY &&
      model->run.verdict.missing.verb == TRACE_PRINT) {
    Label label = missing_label(model);
    x = fmax(x, actor_x(self, model->run.verdict.missing.actor) + PRINT_MARGIN +
                    1.02 * mono_width(label_columns(&label), 10));
  }
  for (int i = 0; i < replay->span_count; i++) {
    const Span *span = &replay->spans[i];
    int lane = model->run.actors[span->actor].lane;
    if (span->state != CALLING || lane == 0)
      continue;
    for (int row = span->from < self->rows.first ? self->rows.first
                                                 : span->from;
         row <= span->to && row < self->rows.end; row++) {
      const RunEvent *event = &model->run.events[replay->first_in[row]];
      double *end = &self->print_end[row - self->rows.first];
      if (model->run.actors[event->actor].lane < lane)
        *end = fmin(*end, self->lane_x[lane] - BAR_WIDTH);
    }
  }
  return x;
}
