// play_state.h: who runs, who waits and what stands in the queues, step by
// step, and what changes from one step to the next.
//
// The stepping page applies changes and knows nothing else of a loop. Every
// change carries the value it replaces, so that going back is the same list
// read backwards:
//
//   ["push",id] ["pop",id]              the call stack, the last one runs
//   ["state",id,new,old]                a word: "running", "suspended" ...
//   ["line",id,new,old]                 where its function stands
//   ["waits",id,new,old]                for whom, -1 for nobody
//   ["result",id,new,old]               of who has ended
//   ["calls",id,new,old]                a list: what a future will schedule
//   ["add",queue,h,place] ["del",queue,h,place]    "ready", "timers", "line"
//                                                  or "watched"
//   ["mark",queue,h,new,old]            1: it was cancelled, and still waits,
//                                       2: it was called, and is still in line;
//                                       or the loop has found the file ready
//   ["batch",new,old]                   so many of the queue run in this turn
//   ["clock",new,old] ["iter",new,old]
//   ["said",text]
//
// Rows, states and the life of each handle come from the model; here they only
// get their order.

#ifndef DIAGRAM_PLAY_STATE_H
#define DIAGRAM_PLAY_STATE_H

#include "buffer.h"
#include "model.h"
#include "play_rows.h"

typedef struct PlayActor {
  const char *state, *line, *result; // borrowed from the run, or static
  int waits;                         // an actor, or NOBODY
  const char **calls;                // the run owns them
  int call_count;
  bool started; // a line of it has run
} PlayActor;

// Handles stand in a queue by the number of their Wait, in the order in which
// they leave it.
typedef struct PlayQueue {
  int *waits;
  int count;
} PlayQueue;

typedef struct PlayState {
  Model *model; // borrowed; its run owns the tables
  Buffer *out;  // borrowed: the changes are written here, parted by commas
  PlayActor *actors;
  int *stack, depth;
  PlayQueue queues[QUEUES];
  int batch;
  double clock;
  int iter;
  PlayRows rows;
  bool *found; // per wait of a file: ready, in this iteration
} PlayState;

// The state before the first step: nobody is there yet.
void play_state_init(PlayState *self, Model *model, Buffer *out);

// The actor on top of the stack, or NOBODY.
int play_state_running(const PlayState *self);

// The place of the handle in the queue, or NOBODY.
int play_state_place(const PlayState *self, Queue queue, int handle);

// Who has ended and will schedule the callback for that, or NOBODY.
int play_state_promised(const PlayState *self, const char *callback);

// The event with which the wait begins: it has name, time and target.
const RunEvent *play_state_begin(const PlayState *self, int wait);

// The wait at that place.
const Wait *play_state_wait(const PlayState *self, Queue queue, int place);

#endif
