// trace.h: the append-only record of what happened.
//
// Every floor reports what it does: who resumed whom, who yielded what. Nothing
// derived is stored: who waits, and where, is replayed. Texts are copied.
//
// A program records when TRACE=FILE is in its environment, a test always. While
// nobody records a call costs one branch, and with -DNO_TRACE nothing at all.
#ifndef TRACE_H
#define TRACE_H

#include "record/verb.h"
#include "value.h"

#ifdef NO_TRACE
enum { trace_on = 0 };
#else
extern _Thread_local bool trace_on; // in the thread that records
#endif

void trace_record(Verb, const void *target, Value);
void trace_record_in(Verb, const void *target, Outcome letter);
void trace_record_out(Outcome);
void trace_record_actor(const void *object, ActorKind, const void *code,
                        const char *name);
void trace_record_task(const void *old, const void *task, const char *name);
void trace_record_refused(Verb, const void *target, Outcome);
void trace_record_handle(Verb, uint64_t serial, const void *code,
                         const void *arg, double delay, double when);
void trace_record_ran(Outcome);
void trace_record_late_cancel(uint64_t serial); // it has run, or was cancelled
void trace_record_time(double now); // the actor that runs has worked until now
void trace_record_select(double waited, double now, unsigned iteration);
void trace_record_done_callback(Verb, const void *target, const void *code,
                                const void *arg);
void trace_record_new_line(const void *line); // nobody has waited in it yet
void trace_record_line(Verb, const void *line, const void *future);
void trace_record_file(Verb, int fd, const char *purpose); // "read", "write"
void trace_record_new_file(int fd); // nobody has watched it yet
void trace_record_bind(const void *node, const void *code, const void *arg);

static inline void trace(Verb verb, const void *target, Value value) {
  if (trace_on)
    trace_record(verb, target, value);
}

// The target is resumed, with this letter for the yield where it stands.
static inline void trace_in(Verb verb, const void *target, Outcome letter) {
  if (trace_on)
    trace_record_in(verb, target, letter);
}

// The actor that runs gives control back, with this outcome.
static inline void trace_out(Outcome outcome) {
  if (trace_on)
    trace_record_out(outcome);
}

// A new actor. `code` is the function that it will run, which names it unless
// `name` does.
static inline void trace_actor(const void *object, ActorKind kind,
                               const void *code, const char *name) {
  if (trace_on)
    trace_record_actor(object, kind, code, name);
}

// An actor known as `old` is from now on a task, known as `task` as well.
static inline void trace_task(const void *old, const void *task,
                              const char *name) {
  if (trace_on)
    trace_record_task(old, task, name);
}

// The target came back without running; returns the outcome it came with.
static inline Outcome trace_refused(Verb verb, const void *target,
                                    Outcome outcome) {
  if (trace_on)
    trace_record_refused(verb, target, outcome);
  return outcome;
}

// What happens to a handle that will call code(arg). Its own step, wakeup or
// set belong to the task or future that is its argument, all else to a
// callback.
static inline void trace_handle(Verb verb, uint64_t serial, const void *code,
                                const void *arg, double delay, double when) {
  if (trace_on)
    trace_record_handle(verb, serial, code, arg, delay, when);
}

// ... and when it has run: returned None, or raised.
static inline void trace_ran(Outcome outcome) {
  if (trace_on)
    trace_record_ran(outcome);
}

// An iteration starts, after a wait of so many seconds.
static inline void trace_select(double waited, double now, unsigned iteration) {
  if (trace_on)
    trace_record_select(waited, now, iteration);
}

// A handle whose argument is `node` really calls code(arg).
static inline void trace_bind(const void *node, const void *code,
                              const void *arg) {
  if (trace_on)
    trace_record_bind(node, code, arg);
}

// From now on the future `target` calls code(arg) when it is done, or does not.
static inline void trace_done_callback(Verb verb, const void *target,
                                       const void *code, const void *arg) {
  if (trace_on)
    trace_record_done_callback(verb, target, code, arg);
}

// Python's print(): a line on stdout, formatted as by printf, and recorded.
void print(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
