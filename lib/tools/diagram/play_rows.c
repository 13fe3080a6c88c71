#include "play_rows.h"

static void index_open(RowIndex *self, Model *model, int items) {
  size_t rows = (size_t)model->replay.row_count + 2;
  self->head = arena_array(&model->run.arena, rows, sizeof(int));
  self->next = arena_array(&model->run.arena, (size_t)items + 1, sizeof(int));
  for (size_t i = 0; i < rows; i++)
    self->head[i] = NOBODY;
}

// Items come from the last to the first, so that each list is in order.
// A row before the first counts as the first.
static void index_add(RowIndex *self, int row, int item) {
  int at = row < 0 ? 0 : row;
  self->next[item] = self->head[at];
  self->head[at] = item;
}

// A ticket is known by the number of the event that has put it anywhere first.
static long *tickets(Model *model) {
  const Run *run = &model->run;
  Arena *arena = &model->run.arena;
  size_t waits = (size_t)model->queues.wait_count + 1;
  long *ticket = arena_array(arena, waits, sizeof *ticket);
  long *last = arena_array(arena, (size_t)run->handle_count + 1, sizeof *last);
  for (int i = 0; i < model->queues.wait_count; i++) {
    const RunEvent *event = &run->events[model->queues.waits[i].event];
    bool same = event->verb == TRACE_DUE && last[event->handle];
    ticket[i] = same ? last[event->handle] : event->seq;
    if (event->handle != NOBODY)
      last[event->handle] = ticket[i];
  }
  return ticket;
}

void play_rows_make(PlayRows *self, Model *model) {
  const Replay *replay = &model->replay;
  const Queues *queues = &model->queues;
  self->ticket = tickets(model);
  index_open(&self->spans, model, replay->span_count);
  index_open(&self->marks, model, replay->mark_count);
  index_open(&self->adds, model, queues->wait_count);
  index_open(&self->leaves, model, queues->wait_count);
  index_open(&self->cancels, model, queues->wait_count);
  for (int i = replay->span_count - 1; i >= 0; i--)
    index_add(&self->spans, replay->spans[i].from, i);
  for (int i = replay->mark_count - 1; i >= 0; i--)
    index_add(&self->marks, replay->marks[i].row, i);
  for (int i = queues->wait_count - 1; i >= 0; i--) {
    const Wait *wait = &queues->waits[i];
    index_add(&self->adds, wait->from, i);
    index_add(&self->leaves, wait->to, i);
    if (wait->cancel_row != NOBODY)
      index_add(&self->cancels, wait->cancel_row, i);
    if (wait->call_row != NOBODY)
      index_add(&self->cancels, wait->call_row, i);
  }
}
