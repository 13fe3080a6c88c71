// replay.h: what follows from the events: rows, relays, and who runs or waits
// when.
//
// The trace says what happened; the replay walks over it once, with one state
// per actor, and finds out everything that has a length in the picture.

#ifndef DIAGRAM_REPLAY_H
#define DIAGRAM_REPLAY_H

#include "run.h"

typedef enum State {
  ABSENT,  // not created yet
  PAUSED,  // suspended, or a future that is pending
  READY,   // a task with a handle in the ready queue
  RUNNING, // has the loop's thread; or is a thread, and works
  CALLING, // on the call stack, waits for its callee
  GONE     // has returned or raised, or the future is done
} State;

// An actor is in one state from row `from` to row `to`. From -1 means since
// before the first row; to == row_count means still so behind the last.
typedef struct Span {
  int actor, from, to;
  State state;
} Span;

// An actor is born, or ends, in a row.
typedef struct Mark {
  int actor, row;
  State state; // GONE for an end that was for good, else what it is born into
} Mark;

typedef struct Replay {
  int *row_of;   // per event
  int *first_in; // per row its first event; row_count + 1 entries
  bool *by_main; // per row: main() acts, the loop does not run
  int row_count;
  Span *spans;
  int span_count;
  Mark *marks;
  int mark_count;
  int running; // who has the loop's thread at the end
} Replay;

// True where an iteration begins, or main() comes back.
bool replay_begins(const Replay *self, const Run *run, int row);

// The run owns the tables. assign_lanes() has run.
void replay_make(Replay *self, Run *run);

#endif
