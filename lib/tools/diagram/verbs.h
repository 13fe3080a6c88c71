// The verbs of a trace: the closed list of what can happen.
//
// A verb goes in (it pushes its target on the call stack), comes out (it pops
// its actor, and the target goes on), is local to its actor, or moves a handle
// in the queues of the loop.

#ifndef DIAGRAM_VERBS_H
#define DIAGRAM_VERBS_H

#include <stdbool.h>

typedef enum Verb {
  NEXT,
  SEND,
  THROW,
  CLOSE,
  RUN,
  YIELD,
  RETURN,
  RAISE,
  CREATE,
  PRINT,
  FINALLY,
  RESULT,
  SET_RESULT,
  ADD_DONE_CALLBACK,
  YIELD_FROM,
  REFUSED,
  CALL_SOON,
  CALL_LATER,
  CANCEL,
  DUE,
  DROP,
  SELECT,
  VERBS
} Verb;

typedef struct VerbInfo {
  const char *name;
  // What stands on the arrow: * is the value in bold, % the value, @ the
  // target. "" is for verbs whose label words.c makes up itself.
  const char *label;
  // The event in a sentence: %a actor, %t target, %v value, %w when, %c clock.
  const char *sentence;
  bool needs_target, needs_handle;
} VerbInfo;

extern const VerbInfo verb_info[VERBS];

// Returns VERBS when there is no verb of that name.
Verb verb_named(const char *name);

static inline bool verb_goes_in(Verb verb) { return verb <= RUN; }
static inline bool verb_comes_out(Verb verb) {
  return verb >= YIELD && verb <= RAISE;
}

// True for what is drawn as an arrow between two lanes that carries control.
static inline bool verb_is_message(Verb verb) { return verb <= RAISE; }

// True for what travels to a queue, with its label left of the loop.
static inline bool verb_schedules(Verb verb) {
  return verb == CALL_SOON || verb == CALL_LATER;
}

#endif
