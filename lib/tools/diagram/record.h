// A recorded trace, as it stands in its file: who acted, and what happened.
//
// The file is JSON lines: a header with the actors, one event per line, and
// perhaps a last line with the verdict of the test; lib/record.c writes it.
// What can be derived from the events is not in here (see replay.h).
//
//   Record record;
//   char wrong[PROBLEM_SIZE];
//   if (!record_read(&record, "build/x.trace", wrong)) puts(wrong);
//   record_release(&record);

#ifndef DIAGRAM_RECORD_H
#define DIAGRAM_RECORD_H

#include "memory.h"
#include "record/verb.h"

#include <stdbool.h>

enum { PROBLEM_SIZE = 400, NOBODY = -1, ACTORS_MOST = 20000 };

typedef struct Actor {
  const char *id, *label, *note;
  ActorKind kind;
  // Filled in by cast.c:
  int lane;
  int colour;
} Actor;

typedef struct Event {
  long seq;
  double t;
  int iter;
  int actor, target; // indices into actors; target may be NOBODY
  Verb verb;
  bool relay;
  const char *value, *src;
  long h;     // the handle's number as recorded, 0 when there is none
  int handle; // the same, counted from 0 without gaps, or NOBODY
  double delay, when;
} Event;

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
  long seq; // the first event that differs
  const char *text;
} Verdict;

typedef struct Record {
  Arena arena; // owns every string and table here
  const char *name, *title, *subtitle;
  bool loop;
  Actor *actors;
  int actor_count;
  Event *events;
  int event_count;
  int handle_count;
  Verdict verdict;
} Record;

// True for what is drawn as an arrow between two lanes that carries control.
static inline bool verb_is_message(Verb verb) { return verb <= TRACE_RAISE; }

// True for what travels to a queue, with its label left of the loop.
static inline bool verb_schedules(Verb verb) {
  return verb == TRACE_CALL_SOON || verb == TRACE_CALL_LATER;
}

// Reads and checks the file. On failure returns false, with "FILE:LINE: what"
// in `wrong` and nothing to release.
bool record_read(Record *self, const char *path, char wrong[PROBLEM_SIZE]);

// The same for a text in memory; `path` is only named in messages.
bool record_parse(Record *self, const char *path, const char *text,
                  size_t length, char wrong[PROBLEM_SIZE]);

void record_release(Record *self);

#endif
