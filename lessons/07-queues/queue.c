#include "07-queues/queue.h"

#include <stdlib.h>

#include "die.h"
#include "misuse.h"

// -- what is inside -----------------------------------------------------------
// The items stand in a ring: item i at items[(head + i) % room].

static Value *item_at(const Queue *self, size_t i) {
  return &self->items[(self->head + i) & (self->room - 1)];
}

static void grow(Queue *self) {
  size_t room = self->room ? 2 * self->room : 8;
  Value *items = reallocate(NULL, room, sizeof *items);
  for (size_t i = 0; i < self->count; i++)
    items[i] = *item_at(self, i);
  free(self->items);
  self->items = items;
  self->room = room;
  self->head = 0;
}

static void put_last(Queue *self, Value item) {
  if (self->count == self->room)
    grow(self);
  *item_at(self, self->count++) = item;
}

static Value get_last(Queue *self) { return *item_at(self, --self->count); }

static Value get_first(Queue *self) {
  Value item = *item_at(self, 0);
  self->head++;
  self->count--;
  return item;
}

static const QueueKind fifo = {put_last, get_first};
static const QueueKind lifo = {put_last, get_last};

// -- the lowest first: Python's heapq -----------------------------------------
// A parent is not higher than its two children, which stand at twice its place
// plus one and two.

// Moves the item at `place` up to where it belongs: heapq._siftdown, which
// looks at the tree from the other side.
static void rise(Queue *self, size_t place) {
  Value item = *item_at(self, place);
  while (place > 0) {
    size_t parent = (place - 1) / 2;
    if (!self->less(item, *item_at(self, parent)))
      break;
    *item_at(self, place) = *item_at(self, parent);
    place = parent;
  }
  *item_at(self, place) = item;
}

static void put_into_heap(Queue *self, Value item) {
  put_last(self, item);
  rise(self, self->count - 1);
}

// heapq._siftup: the smaller children move up as far as there are any, and the
// item goes into the hole and up from there. So equal ones come in Python's
// order.
static Value get_from_heap(Queue *self) {
  Value last = get_last(self);
  if (self->count == 0)
    return last;
  Value lowest = *item_at(self, 0);
  size_t hole = 0, child;
  while ((child = 2 * hole + 1) < self->count) {
    size_t right = child + 1;
    if (right < self->count &&
        !self->less(*item_at(self, child), *item_at(self, right)))
      child = right;
    *item_at(self, hole) = *item_at(self, child);
    hole = child;
  }
  *item_at(self, hole) = last;
  rise(self, hole);
  return lowest;
}

static const QueueKind priority = {put_into_heap, get_from_heap};

// -- a queue ------------------------------------------------------------------

static Queue *new_queue(const QueueKind *kind, size_t most, ValueLess *less) {
  Queue *self = allocate(sizeof *self);
  self->kind = kind;
  self->less = less;
  self->most = most;
  self->finished.is_set = true;
  return self;
}

Queue *queue_new(size_t most) { return new_queue(&fifo, most, NULL); }
Queue *queue_new_lifo(size_t most) { return new_queue(&lifo, most, NULL); }
Queue *queue_new_priority(size_t most, ValueLess *less) {
  return new_queue(&priority, most, less);
}

void queue_free(Queue *self) {
  if (!self)
    return;
  if (self->getters.first || self->putters.first ||
      self->finished.waiters.first)
    misuse("queue_free: a task still waits in this queue");
  free(self->items);
  free(self);
}

size_t queue_size(const Queue *self) { return self->count; }
bool queue_empty(const Queue *self) { return self->count == 0; }
bool queue_full(const Queue *self) {
  return self->most > 0 && self->count >= self->most;
}

Outcome queue_put_nowait(Queue *self, Value item) {
  if (queue_full(self))
    return raised(QueueFull, "");
  self->kind->put(self, item);
  self->unfinished++;
  event_clear(&self->finished);
  waiters_call(&self->getters, 1, value_none());
  return returned(value_none());
}

Outcome queue_get_nowait(Queue *self) {
  if (queue_empty(self))
    return raised(QueueEmpty, "");
  Value item = self->kind->get(self);
  waiters_call(&self->putters, 1, value_none());
  return returned(item);
}

// Waits in line for as long as it is of no use to go on. Whoever was called and
// cannot come any more calls the next: what he was called for is still there.
static Outcome wait_while(bool (*useless)(const Queue *), const Queue *self,
                          Waiters *line, Coroutine *caller) {
  while (useless(self)) {
    bool called = false;
    Outcome o = waiters_wait(line, caller, &called);
    if (o.how == RAISED && called && !useless(self))
      waiters_call(line, 1, value_none());
    TRY(o);
  }
  return returned(value_none());
}

Outcome queue_put(Queue *self, Coroutine *caller, Value item) {
  TRY(wait_while(queue_full, self, &self->putters, caller));
  return queue_put_nowait(self, item);
}

Outcome queue_get(Queue *self, Coroutine *caller) {
  TRY(wait_while(queue_empty, self, &self->getters, caller));
  return queue_get_nowait(self);
}

Outcome queue_task_done(Queue *self) {
  if (self->unfinished == 0)
    return raised(ValueError, "task_done() called too many times");
  if (--self->unfinished == 0)
    event_set(&self->finished);
  return returned(value_none());
}

Outcome queue_join(Queue *self, Coroutine *caller) {
  if (self->unfinished > 0)
    TRY(event_wait(&self->finished, caller));
  return returned(value_none());
}
