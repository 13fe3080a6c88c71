#include "04-event-loop/exception_handler.h"

#include <stdio.h>
#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"

bool ends_the_run(Outcome o) {
  return o.how == RAISED && (error_is(o.error, SystemExit) ||
                             error_is(o.error, KeyboardInterrupt));
}

void loop_raise(Loop *self, Error error) {
  if (!self->current_callback && !self->handling)
    misuse("loop_raise: no callback runs that could raise %s",
           error_repr(error));
  self->callback_error =
      outcome_from(raised_error(error), __builtin_return_address(0));
}

void loop_set_current_callback(Loop *self, const void *function) {
  self->current_callback = function;
}

static Outcome take_callback_error(Loop *self) {
  Outcome o = self->callback_error;
  self->callback_error = returned(value_none());
  return o;
}

Outcome loop_handle_callback_error(Loop *self) {
  Outcome o = take_callback_error(self);
  if (ends_the_run(o))
    return o;
  const char *name = symbol_name(self->current_callback);
  char *message = text_new("Exception in callback %s()", name ? name : "?");
  loop_call_exception_handler(
      self, &(ExceptionContext){.message = message,
                                .error = o.error,
                                .callback = self->current_callback});
  free(message);
  return take_callback_error(self); // by the handler, to end the run
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

void loop_call_exception_handler(Loop *self, const ExceptionContext *context) {
  if (!self->handler) {
    default_handler(context->message, context->error);
    return;
  }
  Outcome before = take_callback_error(self);
  self->handling++;
  self->handler(self, context, self->handler_arg);
  self->handling--;
  Outcome o = self->callback_error;
  if (ends_the_run(o) && self->running)
    return; // in place of what was raised before
  if (o.how == RAISED)
    default_handler("Unhandled error in exception handler", o.error);
  self->callback_error = before;
}
