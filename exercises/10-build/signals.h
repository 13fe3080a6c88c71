// signals.h: a signal is a letter, too.
//
//   loop_add_signal_handler(loop, SIGINT, tidy_up, NULL);
//
// A signal comes between any two instructions, also while the loop changes its
// queues. Little may be done then: its handler counts the signal and wakes the
// loop. The callback is called by the loop, as every other one, and may do
// whatever callbacks do.
//
// Signals belong to the whole program, so one loop at a time may have them. It
// gives them back when it is closed.
//
// Python: add_signal_handler() in asyncio/unix_events.py.
#ifndef SIGNALS_H
#define SIGNALS_H

#include "10-threads/threadsafe.h"

// In place of the callback that was there. RETURNED None; or RAISED:
// RuntimeError when the loop is closed, when another loop has signals, or when
// the system lets nobody catch this one; ValueError "invalid signal number 0".
Outcome loop_add_signal_handler(Loop *self, int number, Callback *callback,
                                void *arg);
// The signal does again what it does by default. False: there was no callback.
// One that stands in the queue already is called all the same.
bool loop_remove_signal_handler(Loop *self, int number);

#endif
