// lines.h: what the tasks of a program wait in.
//
// It lies in its place until the program is over, but for the queue; each is
// bound to the loop in which somebody has waited there first.
#ifndef LINES_H
#define LINES_H

#include "07-queues/barrier.h"
#include "07-queues/event.h"
#include "07-queues/queue.h"
#include "07-queues/semaphore.h"
#include "thing.h"

// One of each that tasks wait in.
typedef struct LinesThing {
  Thing thing;
  Lock lock;
  Event event;
  Semaphore semaphore;
  Condition condition;
  Barrier barrier;
  Queue *queue; // owned; NULL: freed
  int standing; // bodies, in the queue
} LinesThing;

#endif
