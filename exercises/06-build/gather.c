#include "06-together/gather.h"

#include <stdio.h>

#include "die.h"
#include "trace.h"

#include "exercises/todo.h"

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
  TODO; // your code
}

static void child_done(Future *future, void *arg) { // gather._done_callback
  TODO;
}

// -- a gather as a future -----------------------------------------------------

// _GatheringFuture.cancel: it is not done before its children are.
static bool cancel(Future *future, const char *message) {
  TODO; // your code
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
  TODO; // your code
}

Outcome loop_check_futures(Loop *loop, size_t count, Future *const futures[]) {
  for (size_t i = 0; i < count; i++)
    if (futures[i]->loop != loop)
      return raised(ValueError, "The future belongs to a different loop than "
                                "the one specified as the loop argument");
  return returned(value_none());
}

// Owned by the caller, who may give it back before it is done. Borrows the
// children until they are done; one that stands there twice is waited for once.
// When they are not all futures of the loop, it has failed: ValueError.
//
// To cancel it cancels each child that is not done; then it ends by them, with
// CancelledError as its exception: with the first that raises, or, with
// return_exceptions or when all return in spite of it, with the last.
Future *gather(Loop *loop, size_t count, Future *const children[],
               bool return_exceptions) {
  TODO; // your code
}
