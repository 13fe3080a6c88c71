#include "play_row.h"

#include "play_actors.h"
#include "play_change.h"
#include "play_queue.h"

void play_row_step(PlayState *self, int row) {
  const Run *run = &self->model->run;
  const int *first_in = self->model->replay.first_in;
  for (int i = first_in[row]; i < first_in[row + 1]; i++) {
    const RunEvent *event = &run->events[i];
    play_clock_step(self, event);
    play_actors_event(self, event);
    if (event->verb == TRACE_PRINT) {
      change_begin(self->out, "said");
      change_text(self->out, event->value);
      change_end(self->out);
    }
  }
  play_queue_step(self, row);
  play_actors_row(self, row);
}
