// Errors of callbacks, in lesson 4, as somebody else would write it.
#include "04-event-loop/exception_handler.h"

#include <stdio.h>
#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"

static const char *const UNHANDLED = "Unhandled error in exception handler";

bool ends_the_run(Outcome o) {
  if (o.how != RAISED)
    return false;
  bool is_exit = error_is(o.error, SystemExit);
  return is_exit || error_is(o.error, KeyboardInterrupt);
}

static void write_down(const char *message, Error error) {
  bool has_error = error.message != NULL;
  fprintf(stderr, "%s\n", message);
  if (has_error)
    fprintf(stderr, "%s\n", error_repr(error));
}

void loop_raise(Loop *self, Error error) {
  bool somebody = self->current_callback || self->handling > 0;
  if (!somebody)
    misuse("loop_raise: no callback runs that could raise %s",
           error_repr(error));
  Outcome o = raised_error(error);
  self->callback_error = outcome_from(o, __builtin_return_address(0));
}

void loop_set_current_callback(Loop *self, const void *function) {
  const void **place = &self->current_callback;
  *place = function;
}

void loop_set_exception_handler(Loop *self, ExceptionHandler *handler,
                                void *arg) {
  self->handler_arg = arg;
  self->handler = handler;
}

static Outcome take_callback_error(Loop *self) {
  Outcome taken = self->callback_error, none = returned(value_none());
  self->callback_error = none;
  return taken;
}

static void ask_handler(Loop *loop, const ExceptionContext *context) {
  loop->handling += 1;
  loop->handler(loop, context, loop->handler_arg);
  loop->handling -= 1;
}

void loop_call_exception_handler(Loop *self, const ExceptionContext *context) {
  if (self->handler == NULL) {
    write_down(context->message, context->error);
  } else {
    Outcome kept = take_callback_error(self);
    ask_handler(self, context);
    Outcome answer = self->callback_error;
    if (self->running && ends_the_run(answer))
      return;
    if (answer.how == RAISED)
      write_down(UNHANDLED, answer.error);
    self->callback_error = kept;
  }
}

Outcome loop_handle_callback_error(Loop *self) {
  Outcome error = take_callback_error(self);
  if (!ends_the_run(error)) {
    const char *name = symbol_name(self->current_callback);
    char *text = text_new("Exception in callback %s()", name ? name : "?");
    ExceptionContext context = {.callback = self->current_callback};
    context.message = text;
    context.error = error.error;
    loop_call_exception_handler(self, &context);
    free(text);
    error = take_callback_error(self);
  }
  return error;
}
