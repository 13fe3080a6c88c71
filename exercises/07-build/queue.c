#include "07-queues/queue.h"

#include <stdlib.h>

#include "die.h"
#include "misuse.h"

#include "exercises/todo.h"

// -- what is inside -----------------------------------------------------------
// The items stand in a ring: item i at items[(head + i) % room].

static Value *item_at(const Queue *self, size_t i) {
  TODO; // your code
}

static void grow(Queue *self) {
  TODO; // your code
}

static void put_last(Queue *self, Value item) {
  TODO; // your code
}

static Value get_last(Queue *self) {
  TODO; // your code
}

static Value get_first(Queue *self) {
  TODO; // your code
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
  TODO; // your code
}

Queue *queue_new(size_t most) { return new_queue(&fifo, most, NULL); }
Queue *queue_new_lifo(size_t most) { return new_queue(&lifo, most, NULL); }
Queue *queue_new_priority(size_t most, ValueLess *less) {
  return new_queue(&priority, most, less);
}

// NULL is fine. Nobody may be waiting in it: that ends the program.
void queue_free(Queue *self) {
  TODO; // your code
}

size_t queue_size(const Queue *self) { return self->count; }
bool queue_empty(const Queue *self) { return self->count == 0; }
bool queue_full(const Queue *self) {
  return self->most > 0 && self->count >= self->most;
}

Outcome queue_put_nowait(Queue *self, Value item) {
  TODO; // your code
}

Outcome queue_get_nowait(Queue *self) {
  TODO; // your code
}

// Waits in line for as long as it is of no use to go on. Whoever was called and
// cannot come any more calls the next: what he was called for is still there.
static Outcome wait_while(bool (*useless)(const Queue *), const Queue *self,
                          Waiters *line, Coroutine *caller) {
  TODO; // your code
}

// RETURNED None, and the item; RAISED as waiters_wait(): then nothing was put,
// or taken.
Outcome queue_put(Queue *self, Coroutine *caller, Value item) {
  TODO; // your code
}

Outcome queue_get(Queue *self, Coroutine *caller) {
  TODO; // your code
}

// RETURNED None; RAISED ValueError when more was done than was put.
Outcome queue_task_done(Queue *self) {
  TODO; // your code
}

// RETURNED None once each item that was put was done, at once if it was.
Outcome queue_join(Queue *self, Coroutine *caller) {
  TODO; // your code
}
