#include "05-tasks/lifetime.h"

#include <stdio.h>

#include "die.h"
#include "misuse.h"
#include "stack.h"

// -- one future -------------------------------------------------------------

void *future_create(size_t size, const FutureType *type, Loop *loop) {
  Future *self = allocate(size);
  Futures *all = loop_futures(loop);
  self->iterator.type = &type->base;
  self->loop = loop;
  self->references = 1;
  self->link = all->last;
  *all->last = self;
  all->last = &self->next;
  return self;
}

static void report_unnoticed(Future *self) {
  if (!self->unnoticed)
    return;
  self->unnoticed = false;
  loop_call_exception_handler(
      self->loop, &(ExceptionContext){.message = message_format(
                                          "%s exception was never retrieved",
                                          self->iterator.type->base.name),
                                      .error = self->outcome.error,
                                      .future = self});
}

static void destroy(Future *self) {
  *self->link = self->next;
  if (self->next)
    self->next->link = self->link;
  else
    loop_futures(self->loop)->last = self->link;
  report_unnoticed(self);
  for (Done *d = self->callbacks, *next; d; d = next) { // loop_free() only
    next = d->next;
    if (d != &self->first_callback)
      free(d);
  }
  free(self);
}

void future_take_reference(Future *self) { self->references++; }

void future_give_back_reference(Future *self) {
  if (--self->references == 0 && self->state != PENDING)
    destroy(self);
}

void future_free(Future *self) {
  if (!self)
    return;
  stack_expect_live(self, "future_free");
  if (self->freed)
    misuse("future_free: its maker gives a future back once");
  self->freed = true;
  future_give_back_reference(self);
}

// -- all futures of a loop ----------------------------------------------------

static void report_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (future_type_of(f)->is_task && f->state == PENDING)
      fprintf(stderr, "  pending: %s\n", future_type_of(f)->repr(f));
}

static void close_all(Loop *loop) {
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    if (future_type_of(f)->close && f->state == PENDING)
      future_type_of(f)->close(f);
}

// The exception handler hears of all exceptions while all futures are there.
static void free_all(Loop *loop) {
  Futures *all = loop_futures(loop);
  for (Future *f = all->first, *next; f; f = next) {
    future_take_reference(f); // the handler may give it back
    report_unnoticed(f);
    next = f->next;
    future_give_back_reference(f);
  }
  // What it has done to those before is told without it: they go now.
  loop_set_exception_handler(loop, NULL, NULL);
  while (all->first)
    destroy(all->first);
  free(all);
}

Futures *loop_futures(Loop *loop) {
  Attachment *attachment = attachments_find(loop->attachments, free_all);
  if (attachment)
    return (Futures *)attachment;
  Futures *all = allocate(sizeof *all);
  all->attachment =
      (Attachment){.report = report_all, .close = close_all, .free = free_all};
  all->last = &all->first;
  loop_attach(loop, &all->attachment);
  return all;
}
