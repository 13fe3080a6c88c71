// exercise.h: a queue between tasks.
//
// One task puts items in, another one takes them out, and nobody polls: who
// finds the queue empty waits for a future, and who puts something in sets it.
//
//   async def consumer(queue):
//       while True:
//           item = await queue.get()
//
// Python: asyncio.Queue, without its limit.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

enum { QUEUE_ROOM = 64 };

typedef struct Queue {
  Loop *loop; // borrowed

  // count items, the oldest is items[first], then round at the end.
  Value items[QUEUE_ROOM];
  int first, count;

  // Those who wait, the longest first: one future for each, which its task has
  // made and gives back.
  Future *waiting[QUEUE_ROOM];
  int waiters;
} Queue;

// An empty queue.
void queue_init(Queue *self, Loop *loop);

// Puts an item in, and lets the task go on that has waited longest, if one
// waits. Never waits itself, and runs nobody. There is room.
void queue_put(Queue *self, Value item);

// Takes the oldest item out, for a coroutine in a task: RETURNED the item; or
// RAISED CancelledError, and then it has taken nothing, and waits no longer.
// Waits while there is none. An item that is there is never left to lie while a
// task waits, whoever is cancelled; and those who go on waiting keep their
// order.
Outcome queue_get(Coroutine *self, Queue *queue);

#endif
