// recorded.h: what a record is made of, and the memory it lies in.
//
// All records lie in one mapping that is shared with forked children: a test
// that crashes leaves its record to the parent, which writes it down. Nothing
// in it is ever freed.
#ifndef RECORDED_H
#define RECORDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "record/verb.h"

enum { RECORDED_FRAMES = 10, RECORDED_DEPTH = 250 };

typedef struct RecordedActor {
  struct RecordedActor *next; // the one made before
  const void *object;
  const void *code;           // what it runs
  struct RecordedActor *same; // when this is only one more name: the real one
  ActorKind kind;
  int id;
  const char *label, *note;
  const char *base; // what it is called, kept once; its label is that, and
  int number;       // from the second one on a number
} RecordedActor;

// A handle whose argument is `node` really calls code(arg).
typedef struct Binding {
  struct Binding *next;
  const void *node, *code, *arg;
} Binding;

typedef struct RecordedEvent {
  struct RecordedEvent *next;
  const char *value;
  double time, delay, when;
  uint64_t serial; // of the handle, for those verbs; 0: none
  int seq;
  unsigned iteration;
  Verb verb;
  RecordedActor *actor, *target;
  const void *frames[RECORDED_FRAMES]; // who caused it, innermost first
} RecordedEvent;

typedef struct Record {
  struct Record *next;
  const char *name, *title, *subtitle;
  RecordedActor *actors; // newest first
  Binding *bindings;
  RecordedEvent *first, *last;
  RecordedActor *stack[RECORDED_DEPTH]; // who waits for whom; the last one runs
  int depth, actor_count;
  double time;
  unsigned iteration;
  bool hidden;         // not worth a file
  const char *verdict; // NULL: nobody judged
  const char *verdict_text;
  int verdict_seq;
} Record;

// Maps the memory, if nobody did. A parent calls it before it forks.
void record_share(void);

extern Record *record_now; // the one being written
Record *record_new(void);  // ... and now it is this one, empty
Record *record_all(void);  // all of them, newest first

void *record_memory(size_t size);
const char *record_text(const char *text); // a copy in that memory

#endif
