#include "06-together/gather.h"

#include <stdio.h>

#include "die.h"
#include "trace.h"

typedef struct Child {
  struct Gather *gather;
  Future *future; // borrowed; NULL once its outcome is in the list
  size_t first;   // where this future stands for the first time
} Child;

typedef struct Gather {
  Future future; // first: a Gather is a Future
  bool return_exceptions, cancel_requested;
  const char *cancel_message; // what the last child was told
  size_t unfinished;
  List *list; // behind the children, in the same memory
  Child children[];
} Gather;

// -- the list -----------------------------------------------------------------

static const char *item_repr(Outcome item) {
  if (item.how != RAISED)
    return repr(item.value);
  const char *message = item.error.message;
  return text_format("%s(%s)", error_type_name(item.error.type),
                     message[0] ? repr(value_str(message)) : "");
}

static const char *list_repr(const Object *object) {
  const List *self = (const List *)object;
  char *text = NULL;
  size_t length = 0;
  FILE *to = open_memstream(&text, &length);
  if (!to)
    die("out of memory");
  for (size_t i = 0; i < self->count; i++)
    fprintf(to, "%s%s", i ? ", " : "[", item_repr(self->items[i]));
  fputs(self->count ? "]" : "[]", to);
  fclose(to);
  return text_lend(text);
}

static const Type list_type = {.name = "list", .repr = list_repr};

const List *value_as_list(Value value) {
  return value_isinstance(value, &list_type) ? (List *)value.object : NULL;
}

// -- a child is done ----------------------------------------------------------

// Who was asked to stop ends so, even if every child has gone on instead.
static void finish(Gather *self) {
  Outcome *items = self->list->items, last;
  for (size_t i = 0; i < self->list->count; i++)
    items[i] = items[self->children[i].first];
  last = items[self->list->count - 1];
  if (!self->cancel_requested)
    future_set_result(&self->future, value_object(self->list));
  else if (last.how == RAISED && error_is(last.error, CancelledError))
    future_set_exception(&self->future, last.error);
  else
    future_set_exception(&self->future,
                         raised(CancelledError, self->cancel_message).error);
}

static void child_done(Future *future, void *arg) { // gather._done_callback
  Child *child = arg;
  Gather *self = child->gather;
  Outcome o = future_result(future); // somebody has looked at its exception
  self->list->items[child->first] = o;
  child->future = NULL;
  self->unfinished--;
  // Once the error of a child has ended it, it takes nothing else.
  if (o.how == RAISED && !self->return_exceptions)
    future_set_exception(&self->future, o.error);
  else if (self->unfinished == 0)
    finish(self);
  future_give_back_reference(&self->future);
}

// -- a gather as a future -----------------------------------------------------

// _GatheringFuture.cancel: it is not done before its children are.
static bool cancel(Future *future, const char *message) {
  Gather *self = (Gather *)future;
  bool asked = false;
  if (future_done(future))
    return false;
  for (size_t i = 0; i < self->list->count; i++) {
    Future *child = self->children[self->children[i].first].future;
    self->cancel_message = child ? message : "";
    if (child && future_cancel_message(child, message))
      asked = true;
  }
  self->cancel_requested |= asked;
  return asked;
}

// A future in all but how it is cancelled.
static const FutureType *gather_type(void) {
  static FutureType type;
  if (!type.cancel) {
    type = future_type;
    type.base.base =
        (Type){.name = "_GatheringFuture", .base = &future_type.base.base};
    type.cancel = cancel;
  }
  return &type;
}

// (Python makes a plain future when there are no children.)
static Gather *gather_new(Loop *loop, size_t count) {
  size_t size = sizeof(Gather) + count * sizeof(Child) + sizeof(List) +
                count * sizeof(Outcome);
  Gather *self =
      future_create(size, count ? gather_type() : &future_type, loop);
  self->list = (List *)(self->children + count);
  self->list->object.type = &list_type;
  self->list->count = count;
  trace_actor(self, ACTOR_FUTURE, NULL, count ? "gather" : NULL);
  return self;
}

// Has a child that stood there before left its callback in this future? Then
// that one's outcome will be ours, too. It is the newest: nobody else had a
// turn since then.
static Child *child_before(const Gather *self, Future *future) {
  const Done *newest = (Done *)future->last_callback; // `next` comes first
  bool is_ours = future->callbacks && newest->callback == child_done &&
                 ((Child *)newest->arg)->gather == self;
  return is_ours ? newest->arg : NULL;
}

static void add_child(Gather *self, Child *child, Future *future) {
  Child *before = child_before(self, future);
  child->first = (size_t)((before ? before : child) - self->children);
  if (before)
    return;
  child->gather = self;
  child->future = future;
  self->unfinished++;
  future_take_reference(&self->future); // until child_done() has run
  future_add_done_callback(future, child_done, child);
}

Outcome loop_check_futures(Loop *loop, size_t count, Future *const futures[]) {
  for (size_t i = 0; i < count; i++)
    if (futures[i]->loop != loop)
      return raised(ValueError, "The future belongs to a different loop than "
                                "the one specified as the loop argument");
  return returned(value_none());
}

Future *gather(Loop *loop, size_t count, Future *const children[],
               bool return_exceptions) {
  Gather *self = gather_new(loop, count);
  self->return_exceptions = return_exceptions;
  Outcome o = loop_check_futures(loop, count, children);
  for (size_t i = 0; i < count && o.how == RETURNED; i++)
    add_child(self, &self->children[i], children[i]);
  if (o.how == RAISED)
    future_set_exception(&self->future, o.error);
  else if (count == 0)
    future_set_result(&self->future, value_object(self->list));
  return &self->future;
}
