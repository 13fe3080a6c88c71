// run.h: a recorded run, as read from its file: who acted, what happened.
//
// trace_reader.h reads one. What can be derived from the events is not in here
// (see replay.h).

#ifndef DIAGRAM_RUN_H
#define DIAGRAM_RUN_H

#include "memory.h"
#include "record/verb.h"

#include <stdbool.h>

enum { PROBLEM_SIZE = 400, NOBODY = -1, ACTORS_MOST = 20000 };

typedef struct RunActor {
  const char *id, *label, *note;
  ActorKind kind;
  // Filled in by assign_lanes.c:
  int lane;
  int colour;
} RunActor;

typedef struct RunEvent {
  long seq;
  double t;
  int iter;
  int actor, target; // indices into actors; target may be NOBODY
  Verb verb;
  bool relay;
  const char *value, *src;
  const char *why; // of a drop, a select, a late cancel; "" when not recorded
  const char *at;  // the kit's own line, of a floor; "" when it is not known
  long h;          // the handle's number as recorded, 0 when there is none
  int handle;      // the same, counted from 0 without gaps, or NOBODY
  double delay, when;
  long job; // that a thread works on, as recorded; 0 when there is none
  // Filled in by derive.c, with the thread as the target of a submit and the
  // number behind the name of a job:
  bool outside;  // main() acts, the loop does not run
  double worked; // seconds that its actor took before it
  double late;   // seconds behind the deadline of the timer that it moves
  int giver;     // whose result the task gets that runs here, or NOBODY
  const char *gift;
} RunEvent;

typedef enum Judgement {
  UNJUDGED,
  PASSED,
  DIFFERS,
  FAILED,
  CRASHED,
  TIMED_OUT
} Judgement;

typedef struct Verdict {
  Judgement judgement;
  long seq;         // the event where it went wrong, 0 when there is none
  const char *text; // may have several lines, as only this one may
  const char *expected, *happened; // there, as sentences; or ""
  // What should have happened; its seq is the number it would have had, its
  // verb VERBS when no event was told. Filled in by missing.c:
  RunEvent missing;
  const char *missing_actor, *missing_target; // labels, as read
} Verdict;

typedef struct Run {
  Arena arena; // owns every string and table here
  const char *name, *title, *subtitle;
  bool loop;
  bool no_sources; // the lines that caused the events are not shown
  RunActor *actors;
  int actor_count;
  RunEvent *events;
  int event_count;
  int handle_count;
  Verdict verdict;
} Run;

// True for what is drawn as an arrow between two lanes that carries control.
static inline bool verb_is_message(Verb verb) { return verb <= TRACE_RAISE; }

static inline bool verb_is_of_done_callback(Verb verb) {
  return verb == TRACE_ADD_DONE_CALLBACK || verb == TRACE_REMOVE_DONE_CALLBACK;
}

// True for what travels to a queue, with its label left of the loop.
static inline bool verb_schedules(Verb verb) {
  return verb == TRACE_CALL_SOON || verb == TRACE_CALL_LATER;
}

#endif
