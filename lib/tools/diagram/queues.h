// queues.h: the life of every handle in the timer heap and in the ready queue.
//
// A handle waits in the heap from call_later until it is due or dropped, and
// in the ready queue from call_soon or due until it is run. Each such wait is
// a capsule in the picture, standing in a slot of its column: the first that
// is free at its first row. There are SLOTS_MOST slots; when all are taken,
// the rest crowd into the last one, which then shows only how many they are.

#ifndef DIAGRAM_QUEUES_H
#define DIAGRAM_QUEUES_H

#include "replay.h"
#include "run.h"

enum { SLOTS_MOST = 12, CROWD = SLOTS_MOST - 1 };

typedef enum Queue { HEAP_QUEUE, READY_QUEUE, QUEUES } Queue;

typedef struct Wait {
  Queue queue;
  int event;      // call_soon, call_later or due: carries name, time and target
  int from, to;   // rows; to == row_count when it waits to the end
  int cancel_row; // or NOBODY
  int slot;
} Wait;

// A stretch of rows in which the last slot holds a crowd.
typedef struct Crowd {
  Queue queue;
  int from, to, members, inside;
} Crowd;

typedef struct Queues {
  Wait *waits;
  int wait_count;
  int *begins;  // per event: the wait that begins with it, or NOBODY
  int *touches; // per event: the wait that it ends or cancels, or NOBODY
  Crowd *crowds;
  int crowd_count;
} Queues;

// The run owns the tables.
void queues_make(Queues *self, Run *run, const Replay *replay);

#endif
