// trace_job.h: what jobs do in threads of their own, in the record.
//
// One thread is recorded. A job that it hands over gets a number. The thread
// that works on the job leaves a note when it begins, and one when it has
// ended; and the thread that is recorded enters them when it has waited for
// jobs:
//
//   unsigned job = trace_submit(code, arg); // here
//   trace_job_begins(job);                  // there
//   trace_job_ends(job, outcome);
//   trace_jobs();                           // here again
//
// The notes are entered in the order in which they were left. So that a run has
// the same record each time, they are left only while jobs take turns.
#ifndef TRACE_JOB_H
#define TRACE_JOB_H

#include "trace.h"

unsigned trace_record_submit(const void *code, const void *arg);
void trace_record_jobs(void);
void trace_record_letter(unsigned job, const void *code, const void *arg);

// A job that will call code(arg) goes to another thread. Its number; 0: nobody
// records.
static inline unsigned trace_submit(const void *code, const void *arg) {
  return trace_on ? trace_record_submit(code, arg) : 0;
}

// In the thread that works on it. 0: one that is in no record.
void trace_job_begins(unsigned job);
void trace_job_ends(unsigned job, Outcome outcome);
unsigned trace_job_here(void); // that this thread has begun last, or 0

// In the thread that is recorded.
static inline void trace_jobs(void) {
  if (trace_on)
    trace_record_jobs();
}

// It has found a letter, code(arg), that this job has written; 0: another one.
static inline void trace_letter(unsigned job, const void *code,
                                const void *arg) {
  if (trace_on)
    trace_record_letter(job, code, arg);
}

#endif
