#include "play_queue.h"

#include "play_change.h"

static const char *const queue_names[QUEUES] = {"timers", "ready", "line",
                                                "watched"};

static void say_moved(PlayState *self, const char *verb, Queue queue, int wait,
                      int place) {
  change_begin(self->out, verb);
  change_text(self->out, queue_names[queue]);
  change_number(self->out, (double)self->rows.ticket[wait]);
  change_number(self->out, place);
  change_end(self->out);
}

// Ready, and in line: behind all others. Timers: behind those that are not
// later, which keeps equal deadlines in the order in which they were scheduled.
static int place_for(const PlayState *self, Queue queue, int wait) {
  const PlayQueue *in = &self->queues[queue];
  int place = in->count;
  double when = play_state_begin(self, wait)->when;
  while (queue == HEAP_QUEUE && place > 0 &&
         play_state_begin(self, in->waits[place - 1])->when > when)
    place--;
  return place;
}

static void enter(PlayState *self, int wait) {
  Queue queue = self->model->queues.waits[wait].queue;
  PlayQueue *in = &self->queues[queue];
  int place = place_for(self, queue, wait);
  for (int i = in->count++; i > place; i--)
    in->waits[i] = in->waits[i - 1];
  in->waits[place] = wait;
  say_moved(self, "add", queue, wait, place);
}

static void set_batch(PlayState *self, int batch) {
  int most = self->queues[READY_QUEUE].count;
  int next = batch > most ? most : batch;
  if (next == self->batch)
    return;
  change_begin(self->out, "batch");
  change_number(self->out, next);
  change_number(self->out, self->batch);
  change_end(self->out);
  self->batch = next;
}

// What leaves the front part of the ready queue shortens the batch.
static void leave(PlayState *self, int wait) {
  Queue queue = self->model->queues.waits[wait].queue;
  PlayQueue *in = &self->queues[queue];
  int place = 0;
  while (place < in->count && in->waits[place] != wait)
    place++;
  if (place == in->count)
    return;
  say_moved(self, "del", queue, wait, place);
  in->count--;
  for (int i = place; i < in->count; i++)
    in->waits[i] = in->waits[i + 1];
  if (queue == READY_QUEUE && place < self->batch)
    set_batch(self, self->batch - 1);
}

static void say_marked(PlayState *self, int number, int now, int before) {
  const Wait *wait = &self->model->queues.waits[number];
  change_begin(self->out, "mark");
  change_text(self->out, queue_names[wait->queue]);
  change_number(self->out, (double)self->rows.ticket[number]);
  change_number(self->out, now);
  change_number(self->out, before);
  change_end(self->out);
}

static void mark(PlayState *self, int number) {
  const Wait *wait = &self->model->queues.waits[number];
  say_marked(self, number, wait->call_row == NOBODY ? 1 : 2, 0);
}

// A file is ready until the loop asks the system again.
static void look_at_files(PlayState *self, int index) {
  const PlayQueue *files = &self->queues[FILE_QUEUE];
  Verb verb = self->model->run.events[index].verb;
  int wait = self->model->queues.touches[index];
  if (verb == TRACE_READY && wait != NOBODY && !self->found[wait]) {
    say_marked(self, wait, 2, 0);
    self->found[wait] = true;
  }
  for (int i = 0; verb == TRACE_SELECT && i < files->count; i++) {
    if (self->found[files->waits[i]])
      say_marked(self, files->waits[i], 0, 2);
    self->found[files->waits[i]] = false;
  }
}

void play_queue_step(PlayState *self, int row) {
  const Model *model = self->model;
  const PlayRows *rows = &self->rows;
  for (int i = rows->cancels.head[row]; i != NOBODY; i = rows->cancels.next[i])
    mark(self, i);
  for (int i = rows->leaves.head[row]; i != NOBODY; i = rows->leaves.next[i])
    leave(self, i);
  for (int i = rows->adds.head[row]; i != NOBODY; i = rows->adds.next[i])
    enter(self, i);
  // A turn takes what is ready when it begins: at its select, and when its
  // timers have become due.
  const int *first_in = model->replay.first_in;
  for (int i = first_in[row]; i < first_in[row + 1]; i++) {
    look_at_files(self, i);
    if (model->run.events[i].verb == TRACE_SELECT ||
        model->run.events[i].verb == TRACE_DUE)
      set_batch(self, self->queues[READY_QUEUE].count);
  }
}

void play_clock_step(PlayState *self, const RunEvent *event) {
  if (event->t != self->clock) {
    change_begin(self->out, "clock");
    change_number(self->out, event->t);
    change_number(self->out, self->clock);
    change_end(self->out);
    self->clock = event->t;
  }
  if (event->iter != self->iter) {
    change_begin(self->out, "iter");
    change_number(self->out, event->iter);
    change_number(self->out, self->iter);
    change_end(self->out);
    self->iter = event->iter;
  }
}
