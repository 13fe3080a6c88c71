// inbox.h: where other threads leave letters for a loop.
//
// A letter is a callback that the loop shall call. Any thread may post one; the
// loop's own thread takes them out. A file, which the loop watches, has
// something to be read from the first letter on, so that a loop that sleeps
// wakes up. The inbox is there as long as anybody refers to it: whoever posts a
// letter when the loop is gone finds it closed.
//
// Whoever finds it empty writes to the file. The loop takes back the mark that
// something is there, then empties the file, then takes the letters. In any
// other order it would take a letter and leave the file for the next one to be
// silent about, and sleep on top of it.
//
// A letter of a job can say when it came. On a virtual clock the loop waits
// until every job that can go on has said what it has to say, and takes their
// letters in the order in which the jobs began: so no run differs from another.
//
// Python: _write_to_self() and _read_from_self() in asyncio/selector_events.py.
#ifndef INBOX_H
#define INBOX_H

#include "04-event-loop/handle.h"

typedef struct Letter {
  struct Letter *next;
  Callback *callback;
  void *arg;     // borrowed
  unsigned turn; // of the job that has written it; 0: no job's
} Letter;

typedef struct Inbox Inbox;

Inbox *inbox_new(void); // open; the caller has a reference to it
void inbox_refer(Inbox *self);
void inbox_give_back(Inbox *self);

// From any thread. False when it is closed.
bool inbox_post(Inbox *self, Callback *callback, void *arg);
// As safe as a signal handler has to be: wakes the loop, and says nothing more.
void inbox_wake(Inbox *self);

// -- for the loop's thread ----------------------------------------------------

int inbox_file(const Inbox *self); // readable when there is something
// Is there something? It needs no lock.
bool inbox_any(Inbox *self);
// All letters, each the caller's, who frees them; NULL: there are none.
Letter *inbox_take(Inbox *self, bool by_turn);
Letter *inbox_close(Inbox *self); // ... for the last time
// Waits until no job works, so many real seconds at most. False: one still
// does.
bool inbox_settle(Inbox *self, double seconds);

// -- for jobs -----------------------------------------------------------------

// A job begins to work, or goes on; returns its turn. It works until it ends,
// or waits for others.
unsigned inbox_begin(Inbox *self);
void inbox_end(Inbox *self);

// The job that works in this thread: whose letters it writes. NULL for none.
typedef struct Worker {
  Inbox *inbox; // NULL: no loop waits for its job on a virtual clock
  unsigned turn;
} Worker;
extern _Thread_local Worker inbox_worker;

#endif
