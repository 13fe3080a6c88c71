// verb.h: the verbs of a record, the closed list of what can happen.
//
// A verb goes in (its target runs, and its actor waits for it), comes out (its
// actor stops, and whoever called it goes on), is local to its actor, or moves
// a handle in the queues of a loop. Whoever reads a record shares this list.
#ifndef VERB_H
#define VERB_H

#include <stdbool.h>

typedef enum Verb {
  // In.
  TRACE_NEXT,
  TRACE_SEND,
  TRACE_THROW,
  TRACE_CLOSE,
  TRACE_RUN,
  // Out.
  TRACE_YIELD,
  TRACE_RETURN,
  TRACE_RAISE,
  // Local.
  TRACE_CREATE,
  TRACE_PRINT,
  TRACE_YIELD_FROM,
  TRACE_REFUSED, // the call came back before the target's body was reached
  TRACE_SET_RESULT,
  TRACE_ADD_DONE_CALLBACK,
  TRACE_REMOVE_DONE_CALLBACK,
  TRACE_LINE_UP, // with its target, a future: who sets that calls it
  TRACE_LEAVE_LINE,
  TRACE_WATCH, // a file: the loop calls somebody when it is ready
  TRACE_UNWATCH,
  TRACE_READY,  // a file that is watched is: the loop has asked the system
  TRACE_SUBMIT, // a job goes to a thread
  TRACE_BEGIN,  // ... which works on it from now on
  TRACE_END,
  TRACE_LETTER, // another thread has left a callback for the loop
  // The loop's queues.
  TRACE_CALL_SOON,
  TRACE_CALL_LATER,
  TRACE_CANCEL,
  TRACE_DUE,
  TRACE_DROP, // a cancelled timer leaves the heap
  TRACE_SELECT,
  VERBS // how many there are
} Verb;

// As it is written in a record: "call_soon".
const char *verb_name(Verb verb);

// What happens, as a sentence: %a acts, %t is the target, %v the value, %d the
// delay. Whoever knows more of the event says it behind.
const char *verb_sentence(Verb verb);

// The verb of that name, or VERBS.
Verb verb_named(const char *name);

// Who acts.
typedef enum {
  ACTOR_MAIN,
  ACTOR_LOOP,
  ACTOR_GENERATOR,
  ACTOR_CALLBACK,
  ACTOR_THREAD, // beside the one that is recorded
  ACTOR_TASK,
  ACTOR_FUTURE,
  ACTOR_KINDS // how many there are
} ActorKind;

// As it is written in a record: "gen".
const char *actor_kind_name(ActorKind kind);

static inline bool verb_goes_in(Verb verb) { return verb <= TRACE_RUN; }

static inline bool verb_comes_out(Verb verb) {
  return verb >= TRACE_YIELD && verb <= TRACE_RAISE;
}

#endif
