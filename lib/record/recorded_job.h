// recorded_job.h: which thread works on which job.
//
// The threads of a pool are alike, and it is not worth knowing which of them
// takes a job. So one that is recorded stands for a place at work: a job gets
// the first that is free, and leaves it when it has ended.
#ifndef RECORDED_JOB_H
#define RECORDED_JOB_H

#include "record/recorded.h"

// One that has not begun. They are numbered from 1 on.
RecordedJob *recorded_job_new(const void *code, const char *name);
RecordedJob *recorded_job_find(unsigned number); // NULL: there is none
void recorded_job_begins(RecordedJob *self);     // it has a thread from now on
void recorded_job_ends(RecordedJob *self);

#endif
