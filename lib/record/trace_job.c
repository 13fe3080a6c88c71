#include "trace_job.h"

#include <pthread.h>
#include <stdlib.h>

#include "die.h"
#include "record/actors.h"
#include "record/recorded_event.h"
#include "record/recorded_job.h"

// What a thread has left for the one that is recorded.
typedef struct Note {
  struct Note *next;
  unsigned job;
  bool ends;
  Outcome outcome;
  const void *origin; // where it was made
} Note;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; // of the notes
static Note *first, **last = &first;                     // the oldest first
static _Thread_local unsigned here;

static void leave(Note note) {
  Note *kept = allocate(sizeof *kept);
  *kept = note;
  pthread_mutex_lock(&lock);
  *last = kept;
  last = &kept->next;
  pthread_mutex_unlock(&lock);
}

void trace_job_begins(unsigned job) {
  here = job;
  if (job)
    leave((Note){.job = job});
}

void trace_job_ends(unsigned job, Outcome outcome) {
  if (job)
    leave((Note){NULL, job, true, outcome, outcome_origin()});
}

unsigned trace_job_here(void) { return here; }

// -- in the thread that is recorded -------------------------------------------

unsigned trace_record_submit(const void *code, const void *arg) {
  const char *name = actor_call_name(code, arg);
  RecordedEvent *e = recorded_event_new(TRACE_SUBMIT, NULL, name);
  return e->job = recorded_job_new(code, name)->number;
}

// It did not happen where we are now, but in a line of the job.
static void enter(const Note *note, RecordedJob *job) {
  if (!note->ends)
    recorded_job_begins(job);
  RecordedEvent *e = recorded_event_new(
      note->ends ? TRACE_END : TRACE_BEGIN, NULL,
      note->ends ? recorded_outcome(note->outcome) : job->name);
  *e->frames = note->ends ? note->origin : (const char *)job->code + 1;
  for (int i = 1; i < RECORDED_FRAMES; i++)
    e->frames[i] = NULL;
  e->iteration++; // the wait is the beginning of the next one
  e->actor = job->thread;
  e->job = job->number;
  if (note->ends)
    recorded_job_ends(job);
}

// A note of a job of another record is too late.
void trace_record_jobs(void) {
  pthread_mutex_lock(&lock);
  Note *note = first;
  first = NULL;
  last = &first;
  pthread_mutex_unlock(&lock);
  for (Note *next; note; note = next) {
    RecordedJob *job = recorded_job_find(note->job);
    if (job && !job->over && note->ends == !!job->thread)
      enter(note, job);
    next = note->next;
    free(note);
  }
}

void trace_record_letter(unsigned number, const void *code, const void *arg) {
  const RecordedJob *job = number ? recorded_job_find(number) : NULL;
  RecordedEvent *e = recorded_event_new(TRACE_LETTER, job ? job->thread : NULL,
                                        actor_call_name(code, arg));
  e->job = job ? job->number : 0;
}
