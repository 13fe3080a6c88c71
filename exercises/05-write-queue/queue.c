// queue.c: a queue between tasks, on futures
#include "exercise.h"

#include <string.h>

#include "exercises/todo.h"

// An empty queue.
void queue_init(Queue *self, Loop *loop) {
  TODO; // your code
}

// Puts an item in, and lets the task go on that has waited longest, if one
// waits. Never waits itself, and runs nobody. There is room.
void queue_put(Queue *self, Value item) {
  TODO; // your code
}

// Takes the oldest item out, for a coroutine in a task: RETURNED the item; or
// RAISED CancelledError, and then it has taken nothing, and waits no longer.
// Waits while there is none. An item that is there is never left to lie while a
// task waits, whoever is cancelled; and those who go on waiting keep their
// order.
Outcome queue_get(Coroutine *self, Queue *queue) {
  TODO; // your code
}
