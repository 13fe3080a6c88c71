// recorded.h: what a record is made of: events, and who acts in them.
//
// All of it lies in shared memory (shared_memory.h).
#ifndef RECORDED_H
#define RECORDED_H

#include <stdbool.h>
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

// A handle that calls through(node) really calls code(arg). Through which
// function is known when its handle is seen first, and NULL before.
typedef struct Binding {
  struct Binding *next;
  const void *node, *code, *arg;
  const void *through;
} Binding;

// Where several wait for their turn, known by its address, which may serve
// another one later: the newest is meant.
typedef struct WaitingLine {
  struct WaitingLine *next; // the one made before
  const void *object;
  const char *name;
} WaitingLine;

// A file, known by its number, which the system gives to another one later.
typedef struct WatchedFile {
  struct WatchedFile *next; // the one made before
  int fd;
  const char *name;
} WatchedFile;

// A job that was handed to another thread.
typedef struct RecordedJob {
  struct RecordedJob *next; // the one made before
  unsigned number;
  const void *code;
  const char *name;
  RecordedActor *thread; // that works on it, or NULL
  bool over;
} RecordedJob;

typedef struct RecordedEvent {
  struct RecordedEvent *next;
  const char *value;
  const char *why; // of a drop, a select, a cancel that is late; or ""
  double time, delay, when;
  uint64_t serial; // of the handle, for those verbs; 0: none
  unsigned job;    // its number, or 0
  int seq;
  unsigned iteration;
  Verb verb;
  RecordedActor *actor, *target;
  const void *frames[RECORDED_FRAMES]; // who caused it, innermost first
} RecordedEvent;

// What should have happened where a test went wrong. Who acts is known by his
// label, for he need not be in the record.
typedef struct Missing {
  int seq; // the number that the event would have had; 0: none is known
  Verb verb;
  const char *actor, *target, *value;
  double delay; // of a call_later
} Missing;

typedef struct Record {
  struct Record *next;
  const char *name, *title, *subtitle;
  RecordedActor *actors; // newest first
  Binding *bindings;
  WaitingLine *lines; // newest first
  WatchedFile *files; // newest first
  RecordedJob *jobs;  // newest first
  RecordedEvent *first, *last;
  RecordedActor *stack[RECORDED_DEPTH]; // who waits for whom; the last one runs
  int depth, actor_count, line_count, file_count, thread_count;
  double time;
  unsigned iteration;
  int ready;           // handles in the ready queue
  bool hidden;         // not worth a file
  const char *verdict; // NULL: nobody judged
  const char *verdict_text;
  int verdict_seq;                 // the event where it went wrong
  const char *expected, *happened; // there, as sentences; or ""
  Missing missing;
  const void *crash[RECORDED_FRAMES]; // where it was, if it crashed
} Record;

#endif
