// How long futures live, in lesson 5, as somebody else would write it.
#include "05-tasks/lifetime.h"

#include <assert.h>
#include <stdio.h>

#include "die.h"
#include "stack.h"

#define IS_PENDING(f) ((f)->state == PENDING)

static const char *type_name(const Future *f) {
  return f->iterator.type->base.name;
}

static void link_in(Futures *list, Future *f) {
  f->link = list->last;
  *f->link = f;
  list->last = &f->next;
}

static void unlink_from(Futures *list, Future *f) {
  if (f->next == NULL)
    list->last = f->link;
  else
    f->next->link = f->link;
  *f->link = f->next;
}

void *future_create(size_t size, const FutureType *type, Loop *loop) {
  Future *f = allocate(size);
  f->references++;
  f->loop = loop;
  f->last_callback = &f->callbacks;
  f->iterator.type = (const IteratorType *)type;
  link_in(loop_futures(loop), f);
  return f;
}

static void report_unnoticed(Future *self) {
  if (self->unnoticed) {
    const char *text =
        message_format("%s exception was never retrieved", type_name(self));
    ExceptionContext context = {.message = text, .future = self};
    context.error = self->outcome.error;
    self->unnoticed = false;
    loop_call_exception_handler(self->loop, &context);
  }
}

static void free_callbacks(Future *f) {
  Done *done = f->callbacks;
  while (done) {
    Done *after = done->next;
    if (done != &f->first_callback)
      free(done);
    done = after;
  }
}

static void go(Future *f) {
  unlink_from(loop_futures(f->loop), f);
  report_unnoticed(f);
  free_callbacks(f);
  free(f);
}

void future_take_reference(Future *self) {
  unsigned n = self->references;
  self->references = n + 1;
}

void future_give_back_reference(Future *self) {
  self->references--;
  if (self->references > 0 || IS_PENDING(self))
    return;
  go(self);
}

void future_free(Future *self) {
  if (self != NULL) {
    stack_expect_live(self, "future_free");
    assert(!self->freed && "its maker gives a future back once");
    self->freed = true;
    future_give_back_reference(self);
  }
}

static void report_all(Loop *loop) {
  Future *f = loop_futures(loop)->first;
  for (; f != NULL; f = f->next) {
    const FutureType *type = future_type_of(f);
    if (!type->is_task || !IS_PENDING(f))
      continue;
    fprintf(stderr, "  pending: %s\n", type->repr(f));
  }
}

static void close_all(Loop *loop) {
  Future *f = loop_futures(loop)->first;
  for (; f != NULL; f = f->next) {
    const FutureType *type = future_type_of(f);
    if (IS_PENDING(f) && type->close != NULL)
      type->close(f);
  }
}

// Handlers may give futures back, so we hold the one where we are.
static void report_each(Futures *list) {
  Future *f = list->first;
  while (f) {
    future_take_reference(f);
    report_unnoticed(f);
    Future *after = f->next;
    future_give_back_reference(f);
    f = after;
  }
}

static void free_all(Loop *loop) {
  Futures *list = loop_futures(loop);
  report_each(list);
  loop_set_exception_handler(loop, NULL, NULL);
  while (list->first != NULL)
    go(list->first);
  free(list);
}

static Futures *attach(Loop *loop) {
  Futures *list = allocate(sizeof(Futures));
  list->last = &list->first;
  list->attachment.report = report_all;
  list->attachment.close = close_all;
  list->attachment.free = free_all;
  loop_attach(loop, (Attachment *)list);
  return list;
}

Futures *loop_futures(Loop *loop) {
  Attachment *one;
  for (one = loop->attachments; one != NULL; one = one->next)
    if (one->free == free_all)
      return (Futures *)one;
  return attach(loop);
}
