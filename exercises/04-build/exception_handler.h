// exception_handler.h: what becomes of a callback's error.
//
// A callback returns nothing, and its caller is the loop. So the error that it
// raises is kept in the loop, as `callback_error`, until the callback has
// returned; then the loop hands it to the exception handler and goes on. Only
// SystemExit and KeyboardInterrupt end the run.
//
// Python: call_exception_handler() in asyncio/base_events.py.
#ifndef EXCEPTION_HANDLER_H
#define EXCEPTION_HANDLER_H

#include "04-event-loop/schedule.h"

// Python's `raise error` in a callback: goes to the exception handler when the
// callback has returned. SystemExit and KeyboardInterrupt end the run. Where no
// callback and no handler runs, it ends the program: nobody would take it.
void loop_raise(Loop *self, Error error);

// NULL for the handler: the default one again, which writes the message and the
// error to stderr.
void loop_set_exception_handler(Loop *self, ExceptionHandler *handler,
                                void *arg);
// Called in a callback, it leaves alone what that has raised. What a handler
// raises goes to the default one; SystemExit and KeyboardInterrupt end the run,
// if the loop runs.
void loop_call_exception_handler(Loop *self, const ExceptionContext *context);

// -- for loop.c and the floors above ------------------------------------------

// Is it what Python's `except (SystemExit, KeyboardInterrupt)` would take?
bool ends_the_run(Outcome o);

// The callback has returned: its error goes to the exception handler. RAISED
// when that error, or one that the handler raises, ends the run.
Outcome loop_handle_callback_error(Loop *self);

// A callback that calls another one says so: an error shall name that.
void loop_set_current_callback(Loop *self, const void *function);

#endif
