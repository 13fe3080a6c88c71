#include "record/recorded_job.h"

#include "record/actors.h"
#include "record/shared_memory.h"
#include "text.h"

RecordedJob *recorded_job_new(const void *code, const char *name) {
  RecordedJob *self = record_memory(sizeof *self);
  const RecordedJob *before = record_now->jobs;
  *self = (RecordedJob){.next = record_now->jobs,
                        .number = before ? before->number + 1 : 1,
                        .code = code,
                        .name = record_text(name)};
  return record_now->jobs = self;
}

RecordedJob *recorded_job_find(unsigned number) {
  RecordedJob *job = record_now->jobs;
  while (job && job->number != number)
    job = job->next;
  return job;
}

static bool is_free(const RecordedActor *thread) {
  for (const RecordedJob *job = record_now->jobs; job; job = job->next)
    if (job->thread == thread && !job->over)
      return false;
  return true;
}

// Actors are listed newest first, and the first thread is the oldest.
static RecordedActor *first_free(void) {
  RecordedActor *found = NULL;
  for (RecordedActor *a = record_now->actors; a; a = a->next)
    if (!a->same && a->kind == ACTOR_THREAD && is_free(a))
      found = a;
  return found;
}

// Python's threads have such names, too.
static RecordedActor *thread_new(RecordedJob *its_first) {
  const char *name = text_format("Thread-%d", ++record_now->thread_count);
  return actor_new(its_first, ACTOR_THREAD, NULL, name);
}

void recorded_job_begins(RecordedJob *self) {
  RecordedActor *thread = first_free();
  self->thread = thread ? thread : thread_new(self);
}

void recorded_job_ends(RecordedJob *self) { self->over = true; }
