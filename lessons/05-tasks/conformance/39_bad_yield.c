// 39_bad_yield.c: what a task may yield; errors are thrown back in, one
// iteration later.
#include <string.h>

#include "05-tasks/task.h"
#include "trace.h"

static Future *fut, *foreign;
static Task *me;

static Outcome offends(Coroutine *self, const char *what) {
  if (!strcmp(what, "int"))
    return coroutine_yield(self, value_int(42));
  if (!strcmp(what, "future")) // instead of awaiting it
    return coroutine_yield(self, value_object(fut));
  if (!strcmp(what, "self"))
    return await(self, &me->future);
  return await(self, foreign);
}

// The messages name tasks and futures; what is the same everywhere remains.
static const char *shortened(const char *message) {
  static const char *const parts[] = {
      "Task got bad yield: 42", "yield was used instead of yield from",
      "Task cannot await on itself", "attached to a different loop"};
  for (int i = 0; i < 4; i++)
    if (strstr(message, parts[i]))
      return parts[i];
  return message;
}

static Outcome bad(Coroutine *self, void *what) {
  Outcome o = offends(self, what);
  if (o.how == RAISED && error_is(o.error, RuntimeError))
    print("it%u %s: RuntimeError: %s", loop_iteration(loop_running()),
          (const char *)what, shortened(o.error.message));
  TRY(coroutine_yield(self, value_none()));
  return returned(value_str(message_format("%s goes on", (const char *)what)));
}

int main(void) {
  static const char *const whats[] = {"int", "future", "self", "other loop"};
  Loop *loop = loop_new(clock_virtual()), *other = loop_new(clock_virtual());
  fut = future_new(loop);
  foreign = future_new(other);
  for (int i = 0; i < 4; i++) {
    me = ensure_future(loop, coroutine_new(bad, (void *)whats[i]));
    unsigned start = loop_iteration(loop);
    Outcome o = loop_run_until_complete(loop, &me->future);
    print("%s after %u iterations", str(o.value), loop_iteration(loop) - start);
  }
  print("future pending %s", str(value_bool(!future_done(fut))));
  // C's types refuse what Python finds out at run time.
  print("TypeError: a coroutine was expected, got 123");
  future_free(fut);
  future_free(foreign);
  loop_free(other);
  loop_free(loop);
}
