#include "queues.h"

#include "words_value.h"

#include <string.h>

typedef struct Freed {
  int slot, row;
} Freed;

// The slots of one queue while the events go by. A slot is free again only in
// the row below the one where its handle left.
typedef struct QueueSlots {
  unsigned busy; // one bit per slot below CROWD
  Freed freed[SLOTS_MOST];
  int freed_count;
  int crowd; // the open crowd, or NOBODY
} QueueSlots;

typedef struct Walk {
  Queues *queues;
  Run *run;
  const Replay *replay;
  int *waiting;  // per handle: its wait, or NOBODY
  int *standing; // per future: who stands in line with it, or NOBODY
  QueueSlots slots[QUEUES];
  int *doomed; // waits of the ready queue that were cancelled
  int doomed_count, doomed_before; // all of them; before the last select
} Walk;

static void free_slots_before(QueueSlots *self, int row) {
  int kept = 0;
  for (int i = 0; i < self->freed_count; i++) {
    if (self->freed[i].row < row)
      self->busy &= ~(1u << self->freed[i].slot);
    else
      self->freed[kept++] = self->freed[i];
  }
  self->freed_count = kept;
}

// A new crowd opens unless the last one still stands, or left in this row.
static void join_crowd(Walk *self, Queue queue, int row) {
  Queues *queues = self->queues;
  int *open = &self->slots[queue].crowd;
  if (*open == NOBODY ||
      (queues->crowds[*open].inside == 0 && queues->crowds[*open].to < row)) {
    queues->crowds = arena_grow(&self->run->arena, queues->crowds,
                                (size_t)queues->crowd_count, sizeof(Crowd));
    *open = queues->crowd_count++;
    queues->crowds[*open] = (Crowd){queue, row, row, 0, 0};
  }
  queues->crowds[*open].members++;
  queues->crowds[*open].inside++;
}

static void leave_crowd(Walk *self, Queue queue, int row) {
  Crowd *crowd = &self->queues->crowds[self->slots[queue].crowd];
  crowd->inside--;
  crowd->to = row;
}

static int take_slot(Walk *self, Queue queue, int row) {
  QueueSlots *slots = &self->slots[queue];
  int slot = 0;
  free_slots_before(slots, row);
  while (slot < CROWD && slots->busy >> slot & 1)
    slot++;
  if (slot == CROWD)
    join_crowd(self, queue, row);
  else
    slots->busy |= 1u << slot;
  return slot;
}

static int begin(Walk *self, int index, Queue queue) {
  int row = self->replay->row_of[index], count = self->queues->wait_count++;
  Queues *queues = self->queues;
  queues->waits =
      arena_grow(&self->run->arena, queues->waits, (size_t)count, sizeof(Wait));
  Wait *wait = &queues->waits[count];
  *wait = (Wait){.queue = queue, .event = index, .from = row};
  wait->to = self->replay->row_count;
  wait->cancel_row = wait->call_row = NOBODY;
  wait->slot = take_slot(self, queue, row);
  return count;
}

static void end(Walk *self, Wait *wait, int row) {
  QueueSlots *slots = &self->slots[wait->queue];
  wait->to = row;
  if (wait->slot == CROWD)
    leave_crowd(self, wait->queue, row);
  else
    slots->freed[slots->freed_count++] = (Freed){wait->slot, row};
}

static void leave(Walk *self, int index) {
  int handle = self->run->events[index].handle;
  int wait = self->waiting[handle];
  self->waiting[handle] = NOBODY;
  self->queues->touches[index] = wait;
  if (wait != NOBODY)
    end(self, &self->queues->waits[wait], self->replay->row_of[index]);
}

static void cancel(Walk *self, int index) {
  int handle = self->run->events[index].handle;
  int number = self->waiting[handle];
  self->queues->touches[index] = number;
  if (number == NOBODY)
    return;
  Wait *wait = &self->queues->waits[number];
  if (wait->cancel_row != NOBODY)
    return;
  wait->cancel_row = self->replay->row_of[index];
  if (wait->queue != READY_QUEUE)
    return;
  self->doomed = arena_grow(&self->run->arena, self->doomed,
                            (size_t)self->doomed_count, sizeof(int));
  self->doomed[self->doomed_count++] = number;
}

// A loop may pass over cancelled handles of the ready queue without a word.
// One that has seen a whole iteration go by is gone.
static void sweep(Walk *self, int row) {
  int kept = 0;
  for (int i = 0; i < self->doomed_count; i++) {
    Wait *wait = &self->queues->waits[self->doomed[i]];
    int handle = self->run->events[wait->event].handle;
    if (self->waiting[handle] != self->doomed[i])
      continue;
    if (i >= self->doomed_before) {
      self->doomed[kept++] = self->doomed[i];
      continue;
    }
    self->waiting[handle] = NOBODY;
    end(self, wait, row);
  }
  self->doomed_count = self->doomed_before = kept;
}

static void leave_line(Walk *self, int index) {
  int *standing = &self->standing[self->run->events[index].target];
  if (*standing != NOBODY)
    end(self, &self->queues->waits[*standing], self->replay->row_of[index]);
  *standing = NOBODY;
}

// The future is set; of a future that is done nobody hears again.
static void call(Walk *self, int index) {
  const RunEvent *event = &self->run->events[index];
  int future = event->target == NOBODY ? event->actor : event->target;
  int number = self->standing[future], row = self->replay->row_of[index];
  if (number == NOBODY)
    return;
  Wait *wait = &self->queues->waits[number];
  if (wait->cancel_row == NOBODY && wait->call_row == NOBODY)
    *(says_cancelled(event->value) ? &wait->cancel_row : &wait->call_row) = row;
}

static void step_in_line(Walk *self, int index) {
  Verb verb = self->run->events[index].verb;
  if (verb == TRACE_SET_RESULT)
    call(self, index);
  if (verb == TRACE_LINE_UP || verb == TRACE_LEAVE_LINE)
    leave_line(self, index);
  if (verb == TRACE_LINE_UP)
    self->standing[self->run->events[index].target] =
        begin(self, index, LINE_QUEUE);
}

// The wait of the file that the event is about, or NOBODY.
static int watched(const Walk *self, int index) {
  const RunEvent *events = self->run->events;
  for (int i = self->queues->wait_count - 1; i >= 0; i--) {
    const Wait *wait = &self->queues->waits[i];
    if (wait->queue == FILE_QUEUE &&
        !strcmp(events[wait->event].value, events[index].value))
      return wait->to == self->replay->row_count ? i : NOBODY;
  }
  return NOBODY;
}

static void step_at_files(Walk *self, int index) {
  Verb verb = self->run->events[index].verb;
  if (verb != TRACE_WATCH && verb != TRACE_UNWATCH && verb != TRACE_READY)
    return;
  int wait = watched(self, index);
  self->queues->touches[index] = wait;
  if (wait != NOBODY && verb != TRACE_READY)
    end(self, &self->queues->waits[wait], self->replay->row_of[index]);
  if (verb == TRACE_WATCH)
    self->queues->begins[index] = begin(self, index, FILE_QUEUE);
}

static void step(Walk *self, int index) {
  const RunEvent *event = &self->run->events[index];
  Verb verb = event->verb;
  if (verb == TRACE_SELECT)
    sweep(self, self->replay->row_of[index]);
  step_in_line(self, index);
  step_at_files(self, index);
  if (event->handle == NOBODY)
    return;
  if (verb == TRACE_CANCEL)
    cancel(self, index);
  if (verb == TRACE_RUN || verb == TRACE_DUE || verb == TRACE_DROP ||
      verb_schedules(verb))
    leave(self, index);
  if (verb_schedules(verb) || verb == TRACE_DUE)
    self->queues->begins[index] = self->waiting[event->handle] =
        begin(self, index, verb == TRACE_CALL_LATER ? HEAP_QUEUE : READY_QUEUE);
}

void queues_make(Queues *self, Run *run, const Replay *replay) {
  *self = (Queues){0};
  self->begins = arena_ints(&run->arena, run->event_count, NOBODY);
  self->touches = arena_ints(&run->arena, run->event_count, NOBODY);
  Walk walk = {.queues = self, .run = run, .replay = replay};
  walk.waiting = arena_ints(&run->arena, run->handle_count, NOBODY);
  walk.standing = arena_ints(&run->arena, run->actor_count, NOBODY);
  for (int queue = 0; queue < QUEUES; queue++)
    walk.slots[queue].crowd = NOBODY;
  for (int i = 0; i < run->event_count; i++)
    step(&walk, i);
  for (int i = 0; i < self->crowd_count; i++)
    if (self->crowds[i].inside > 0)
      self->crowds[i].to = replay->row_count;
}
