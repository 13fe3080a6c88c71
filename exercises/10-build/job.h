// job.h: a job in a pool, and how it sleeps.
//
// A job waits in its pool's queue until a thread takes it. While it sleeps its
// thread stands still, and wakes when the loop's timer rings, when the loop is
// closed, or when the pool shall end: whichever comes first.
//
// executor.h runs what stands here.
//
// Python: _WorkItem in concurrent/futures/thread.py; time.sleep().
#ifndef JOB_H
#define JOB_H

#include <pthread.h>
#include <stdatomic.h>

#include "04-event-loop/loop.h"
#include "10-threads/concurrent.h"
#include "10-threads/inbox.h"

typedef Outcome Job(void *arg);

typedef struct Item {     // a job in the pool
  struct Item *next;      // in the queue, or among those that work
  atomic_uint references; // the pool's, and that of a timer that will wake it
  struct Executor *executor; // borrowed: it waits for us
  Job *job;
  void *arg;
  ConcurrentFuture *future; // a reference
  Inbox *inbox;    // ... of the loop that waits on a virtual clock, or NULL
  unsigned number; // in the record; 0: it is in none
  bool promised;   // a thread will take it without another job having to end
  Worker worker;

  double seconds; // that it sleeps
  pthread_mutex_t lock;
  pthread_cond_t woken;
  bool asleep, awake;
} Item;

typedef struct Executor {
  pthread_mutex_t lock; // of all below
  pthread_cond_t more;
  pthread_t *threads;
  unsigned most, count; // threads
  unsigned idle;        // of them, who have nothing to do yet
  Item *first, **last;  // jobs that have not begun, the oldest first
  unsigned waiting;     // how many they are; as many as are idle are promised
  Item *working;        // those that threads have taken
  bool ending;
} Executor;

// That this thread works on, or has worked on last; NULL in all other threads.
extern _Thread_local Item *job_current;

// Python's time.sleep(), for a job: its thread stands still. Where a loop with
// a virtual clock waits for the job, that clock counts; then it ends early when
// the loop closes or the executor is freed. Called in a loop's own thread it is
// clock_sleep(): the loop stands still.
void job_sleep(double seconds);

// -- for executor.c and in_executor.c -----------------------------------------

void item_give_back(Item *self); // a reference
void item_wake(Item *self);      // if it sleeps
// The loop has dropped this callback: if it was to wake a job that sleeps, that
// one wakes up now.
void job_dropped(Callback *callback, void *arg);

#endif
