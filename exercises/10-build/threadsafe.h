// threadsafe.h: a loop that other threads may talk to.
//
//   loop_threads(loop);                         // in the loop's own thread
//   ...
//   loop_call_soon_threadsafe(loop, hello, &x); // in another one
//
// A loop, its futures, its coroutines and their stacks belong to one thread.
// From any other one a single function may be called: this one. It leaves a
// letter in the loop's inbox; the callback runs in the loop's thread, behind
// what was ready by then, and a loop that sleeps wakes up for it.
//
// loop_call_soon() from another thread would change a queue while the loop
// changes it, too, and would not wake it. A checked build ends the program when
// it happens while the loop waits.
//
// Python: call_soon_threadsafe() in asyncio/base_events.py.
#ifndef THREADSAFE_H
#define THREADSAFE_H

#include "08-sockets/waiting.h"
#include "10-threads/inbox.h"

// What a loop knows of this floor. It hangs on the loop, as an attachment.
typedef struct Threads {
  Attachment attachment;
  Clock clock;  // takes the place of the loop's own
  Clock *inner; // that one
  Loop *loop;   // borrowed
  Inbox *inbox; // a reference
} Threads;

// Made when it is asked for first, by the loop's own thread, before another one
// posts anything.
Threads *loop_threads(Loop *loop);

// From any thread, for as long as the loop is not freed. RETURNED None; or
// RAISED RuntimeError when the loop is closed. In the loop's own thread it is
// loop_call_soon(). `arg` is borrowed until the callback has run or was
// dropped.
Outcome loop_call_soon_threadsafe(Loop *self, Callback *callback, void *arg);

#endif
