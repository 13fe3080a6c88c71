#include "10-threads/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "die.h"

#ifndef NSIG
#include "exercises/todo.h"

#define NSIG 65
#endif

// Signals belong to the program, and so does this.
static struct {
  Loop *loop;             // that has signals, or NULL
  _Atomic(Inbox *) inbox; // its own
  struct {
    Callback *callback; // NULL: none
    void *arg;
    atomic_uint came; // and was not noticed
  } of[NSIG];
} signals;

// Here we are in the middle of anything.
static void on_signal(int number) {
  TODO; // your code
}

// _process_self_data: as often as it came, for as long as somebody wants it.
static void read_signals(Loop *loop, void *arg) {
  TODO; // your code
}

static void collect_signals(Loop *loop) {
  TODO; // your code
}

static void close_signals(Loop *loop) {
  for (int number = 1; number < NSIG; number++)
    loop_remove_signal_handler(loop, number);
  atomic_store(&signals.inbox, NULL);
  signals.loop = NULL;
}

static void release_signals(Loop *loop) {
  free(attachments_find(loop->attachments, release_signals));
}

static Outcome take_signals(Loop *self) {
  if (signals.loop == self)
    return returned(value_none());
  if (signals.loop)
    return raised(RuntimeError, "another loop has the signals");
  Inbox *inbox = loop_threads(self)->inbox;
  Attachment *attachment = allocate(sizeof *attachment);
  *attachment = (Attachment){.collect = collect_signals,
                             .close = close_signals,
                             .free = release_signals};
  loop_attach(self, attachment);
  signals.loop = self;
  atomic_store(&signals.inbox, inbox);
  return returned(value_none());
}

// In place of the callback that was there. RETURNED None; or RAISED:
// RuntimeError when the loop is closed, when another loop has signals, or when
// the system lets nobody catch this one; ValueError "invalid signal number 0".
Outcome loop_add_signal_handler(Loop *self, int number, Callback *callback,
                                void *arg) {
  TODO; // your code
}

// The signal does again what it does by default. False: there was no callback.
// One that stands in the queue already is called all the same.
bool loop_remove_signal_handler(Loop *self, int number) {
  TODO; // your code
}
