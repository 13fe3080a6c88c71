// record.h: where the trace is kept, and how it gets out.
//
// All records lie in one mapping that is shared with forked children: a test
// that crashes leaves its record to the parent, which writes it down.
#ifndef RECORD_H
#define RECORD_H

#include "trace.h"

enum { TRACE_FRAMES = 10, TRACE_DEPTH = 250 };

typedef struct Actor {
  struct Actor *next; // the one made before
  const void *object;
  const void *code;   // what it runs
  struct Actor *same; // when this is only one more name: the real one
  ActorKind kind;
  int id;
  char label[40];
  char note[40];
} Actor;

// A handle whose argument is `node` really calls code(arg).
typedef struct Binding {
  struct Binding *next;
  const void *node, *code, *arg;
} Binding;

typedef struct Event {
  struct Event *next;
  const char *value;
  double time, delay, when;
  uint64_t serial; // of the handle, for those verbs; 0: none
  int seq;
  unsigned iteration;
  Verb verb;
  Actor *actor, *target;
  const void *frames[TRACE_FRAMES]; // who caused it, innermost first
} Event;

typedef struct Trace {
  struct Trace *next;
  char name[64], title[200], subtitle[200];
  Actor *actors; // newest first
  Binding *bindings;
  Event *first, *last;
  Actor *stack[TRACE_DEPTH]; // who waits for whom; the last one runs
  int depth, actor_count;
  double time;
  unsigned iteration;
  bool hidden;         // not worth a file
  const char *verdict; // NULL: nobody judged
  int verdict_seq;
  char verdict_text[400];
} Trace;

// Maps the memory, if nobody did. A parent calls it before it forks.
void trace_share(void);

// Starts a record; everything until trace_end() goes into it. Texts are
// copied. The record lives as long as the program.
Trace *trace_begin(const char *name, const char *title, const char *subtitle);
void trace_end(void);

extern Trace *trace_now;           // the record being written
Trace *trace_records(void);        // all of them, newest first
const char *trace_verb(Verb verb); // as it is written, "call_soon"

// One event as one line without its end, as in `main send echo() 'hi'`. The
// text stays until the next call.
const char *trace_line(const Event *event);

// Writes every record to DIRECTORY/NAME.trace as JSON lines. One run of
// addr2line finds the source lines; without it they stay empty.
void trace_write_all(const char *directory);

// -- between trace.c and actors.c, record.c and source.c ---------------------

void *arena_take(size_t size); // memory that children share; never freed
const char *arena_keep(const char *text);
Trace *trace_new(void);
Actor *actor_find(const void *object); // by its newest name, or NULL
Actor *actor_new(const void *object, ActorKind kind, const void *code,
                 const char *name);
void actor_label(Actor *self, const char *name);
Actor *actor_of_handle(const void *code, const void *arg);
const char *handle_name(const void *code, const void *arg);

// Looks up the source lines of all events at once; then source_of() names the
// learner's line that caused one, as in "evens.c:9", or "".
void sources_find(void);
const char *source_of(const Event *event);
void sources_release(void);

#endif
