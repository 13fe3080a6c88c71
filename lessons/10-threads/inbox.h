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
// On a virtual clock no run shall differ from another. So the jobs for which
// such a loop waits work while it waits, and one at a time, in the order in
// which they began or were woken: its clock stands still until each has ended,
// or waits itself. One that waits for what nobody has announced may need
// another one: after two real seconds all of them work as they like.
//
// Python: _write_to_self() and _read_from_self() in asyncio/selector_events.py.
#ifndef INBOX_H
#define INBOX_H

#include "04-event-loop/handle.h"

typedef struct Letter {
  struct Letter *next;
  Callback *callback;
  void *arg;    // borrowed
  unsigned job; // that has written it, in the record; or 0
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
Letter *inbox_take(Inbox *self);
// ... for the last time: nobody posts any more, and jobs are let loose.
Letter *inbox_close(Inbox *self);
// Lets jobs work until none does, so many real seconds at most. False: one
// still does.
bool inbox_settle(Inbox *self, double seconds);

// -- for jobs -----------------------------------------------------------------

typedef struct Worker { // a job, while it works; zeroed, it does not
  struct Worker *next;
  unsigned turn;
  bool works;
} Worker;

// It begins to work or goes on, behind all others, or in the place of `before`.
void inbox_begin(Inbox *self, Worker *worker, const Worker *before);
void inbox_await_turn(Inbox *self, const Worker *worker);
void inbox_end(Inbox *self, Worker *worker); // it ends, or waits for others
bool inbox_takes_turns(Inbox *self);         // until they are let loose
void inbox_let_loose(Inbox *self); // from now on all work as they like

// The job that works in this thread; NULL: none, or none of a virtual clock.
typedef struct Here {
  Inbox *inbox;
  Worker *worker;
} Here;
extern _Thread_local Here inbox_here;

#endif
