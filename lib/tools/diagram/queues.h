// queues.h: the life of every handle in the timer heap and in the ready queue,
// of everybody who stands in a line, and of every file that is watched.
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

// Who lines up stands in the line, whichever that is, until he leaves it. Other
// than a handle he is known by his future; when that is set he was called, or
// cancelled.
//
// A file is watched for one thing, to read or to write, by one at a time: it is
// known by its event's value, "file 2 to read".
typedef enum Queue {
  HEAP_QUEUE,
  READY_QUEUE,
  LINE_QUEUE,
  FILE_QUEUE,
  QUEUES
} Queue;

// What stands in a narrow box, with words beside it.
static inline bool queue_is_narrow(int queue) { return queue >= LINE_QUEUE; }

typedef struct Wait {
  Queue queue;
  int event; // call_soon, call_later or due: carries name, time and target; or
             // line_up, or watch
  int from, to;   // rows; to == row_count when it waits to the end
  int cancel_row; // or NOBODY
  int call_row;   // of one in line, or NOBODY
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
  int *begins;  // per event: the wait of a handle that begins with it,
  int *touches; // and that which it ends or cancels, or NOBODY
  Crowd *crowds;
  int crowd_count;
} Queues;

// The run owns the tables.
void queues_make(Queues *self, Run *run, const Replay *replay);

#endif
