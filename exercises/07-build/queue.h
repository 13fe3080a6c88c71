// queue.h: values go from those who make them to those who use them.
//
//   Queue *pages = queue_new(10);               // at most ten are waiting
//   TRY(queue_put(pages, self, value_int(n)));  // waits while it is full
//   Value page = TRY(queue_get(pages, self));   // waits while it is empty
//   queue_task_done(pages);                     // and this one is dealt with
//   TRY(queue_join(pages, self));               // waits until all are
//
// Whoever waits is called when there is an item, or room, and takes it in his
// own step. If it is gone by then, he waits again, at the end of the queue.
//
// Python: Queue, LifoQueue and PriorityQueue in asyncio/queues.py.
#ifndef QUEUE_H
#define QUEUE_H

#include "07-queues/event.h"

typedef struct Queue Queue;
// Python's a < b, for a priority queue.
typedef bool ValueLess(Value a, Value b);

// How it keeps its items: Queue._put and Queue._get.
typedef struct QueueKind {
  void (*put)(Queue *self, Value item); // there is room
  Value (*get)(Queue *self);            // there is an item
} QueueKind;

struct Queue {
  const QueueKind *kind;
  ValueLess *less;          // of a priority queue
  size_t most;              // maxsize; 0: as many as there are
  Value *items;             // the values inside them are borrowed
  size_t head, count, room; // room: 0 or a power of two
  Waiters getters, putters; // one of the two is empty
  size_t unfinished;        // put, and not task_done() yet
  Event finished;           // unfinished is 0
};

// Owned by the caller. A text or a pointer that is put in is borrowed: it must
// live until whoever gets it is through with it.
Queue *queue_new(size_t most);                           // first in, first out
Queue *queue_new_lifo(size_t most);                      // last in, first out
Queue *queue_new_priority(size_t most, ValueLess *less); // the lowest first
// NULL is fine. Nobody may be waiting in it: that ends the program.
void queue_free(Queue *self);

// RETURNED None, and the item; RAISED as waiters_wait(): then nothing was put,
// or taken.
Outcome queue_put(Queue *self, Coroutine *caller, Value item);
Outcome queue_get(Queue *self, Coroutine *caller);
Outcome queue_put_nowait(Queue *self, Value item); // RAISED QueueFull
Outcome queue_get_nowait(Queue *self);             // RAISED QueueEmpty

// RETURNED None; RAISED ValueError when more was done than was put.
Outcome queue_task_done(Queue *self);
// RETURNED None once each item that was put was done, at once if it was.
Outcome queue_join(Queue *self, Coroutine *caller);

size_t queue_size(const Queue *self);
bool queue_empty(const Queue *self);
bool queue_full(const Queue *self);

#endif
