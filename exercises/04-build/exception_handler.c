#include "04-event-loop/exception_handler.h"

#include <stdio.h>
#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"

#include "exercises/todo.h"

bool ends_the_run(Outcome o) {
  return o.how == RAISED && (error_is(o.error, SystemExit) ||
                             error_is(o.error, KeyboardInterrupt));
}

// Python's `raise error` in a callback: goes to the exception handler when the
// callback has returned. SystemExit and KeyboardInterrupt end the run. Where no
// callback and no handler runs, it ends the program: nobody would take it.
void loop_raise(Loop *self, Error error) {
  TODO; // your code
}

void loop_set_current_callback(Loop *self, const void *function) {
  self->current_callback = function;
}

static Outcome take_callback_error(Loop *self) {
  Outcome o = self->callback_error;
  self->callback_error = returned(value_none());
  return o;
}

// The callback has returned: its error goes to the exception handler. RAISED
// when that error, or one that the handler raises, ends the run.
Outcome loop_handle_callback_error(Loop *self) {
  TODO; // your code
}

void loop_set_exception_handler(Loop *self, ExceptionHandler *handler,
                                void *arg) {
  self->handler = handler;
  self->handler_arg = arg;
}

static void default_handler(const char *message, Error error) {
  fprintf(stderr, "%s\n", message);
  if (error.message)
    fprintf(stderr, "%s\n", error_repr(error));
}

// Called in a callback, it leaves alone what that has raised. What a handler
// raises goes to the default one; SystemExit and KeyboardInterrupt end the run,
// if the loop runs.
void loop_call_exception_handler(Loop *self, const ExceptionContext *context) {
  TODO; // your code
}
