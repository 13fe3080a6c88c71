#include "05-tasks/task.h"

#include <stdlib.h>

#include "misuse.h"
#include "symbol.h"
#include "trace.h"

#include "exercises/todo.h"

static unsigned task_count; // for their names

static void task_step(Loop *loop, void *arg);

const char *task_name(const Task *self) {
  return text_format("Task-%u", self->number);
}

static const char *task_repr(const Future *future) {
  const Task *self = (const Task *)future;
  const char *body =
      self->coroutine ? symbol_name((const void *)self->coroutine->body) : NULL;
  const Future *for_what = self->waiting_for;
  const char *what = !for_what ? ""
                     : future_type_of(for_what)->is_task
                         ? task_name((const Task *)for_what)
                         : future_repr(for_what);
  return text_format("<Task %s name='%s' coro=<%s()>%s%s>",
                     future_state_name(&self->future), task_name(self),
                     body ? body : "?", for_what ? " wait_for=" : "", what);
}

// -- a step -----------------------------------------------------------------

static void step_soon(Task *self, Outcome letter) {
  TODO; // your code
}

// The future that we wait for is done.
static void task_wakeup(Future *future, void *arg) { // Task.__wakeup
  TODO;
}

// Notices the await that has yielded this future, whatever comes of it. RAISED
// what the coroutine may not yield: it comes back at that yield.
static Outcome accept_yielded(Task *self, Value value, Future *future) {
  TODO; // your code
}

static void wait_for_yielded(Task *self, Value value) {
  TODO; // your code
}

static void free_coroutine(Task *self) {
  TODO; // your code
}

static void finish(Task *self, Outcome o) {
  TODO; // your code
}

static void task_step(Loop *loop, void *arg) { // Task.__step
  TODO;
}

// -- a task as a future -----------------------------------------------------

// Whom it waits for, if that is a task and not asked yet, as in a ring.
static Task *next_to_ask(const Task *self) {
  Task *next = (Task *)self->waiting_for;
  if (!next || !future_type_of(&next->future)->is_task || next->being_asked)
    return NULL;
  return future_done(&next->future) ? NULL : next;
}

// Each task hands the request on to what it waits for. It is a loop, for a
// chain of tasks may be longer than a stack is deep.
static bool cancel(Future *future, const char *message) { // Task.cancel
  TODO;
}

// The loop closes. CPython's Task.__del__ says the same, and the coroutine's
// own destructor closes it.
static void close(Future *future) {
  TODO; // your code
}

static const FutureType task_type = {
    .base = {.base = {.name = "Task", .base = &future_type.base.base},
             .next = future_next,
             .send = future_send},
    .cancel = cancel,
    .repr = task_repr,
    .close = close,
    .is_task = true};

// A new task; takes the coroutine, which then is nobody else's: to give it to a
// second task, to free it or to await it ends the program. NULL when the loop
// is closed or there is none; the coroutine is closed then. Whoever wants the
// task no longer calls task_free(), before or after it is done; else it lives
// until loop_free().
//
// A coroutine that somebody resumes by hand runs then, and its task gets the
// ValueError of a step that came too soon. If the task ends meanwhile, or its
// loop is closed, the coroutine is his who has resumed it: he frees it.
Task *loop_create_task(Loop *loop, Coroutine *coroutine) {
  TODO; // your code
}

// The same for the loop that runs, or for the one given.
Task *ensure_future(Loop *loop, Coroutine *coroutine) {
  TODO; // your code
}

void task_free(Task *self) { future_free((Future *)self); }

bool task_cancel(Task *self) { return future_cancel(&self->future); }

bool task_cancel_message(Task *self, const char *message) {
  return future_cancel_message(&self->future, message);
}

unsigned task_uncancel(Task *self) {
  TODO; // your code
}

Task *current_task(Loop *loop) {
  TODO; // your code
}

Future *value_as_future(Value value) {
  bool is_future = value_isinstance(value, &future_type.base.base);
  return is_future ? (Future *)value.object : NULL;
}

// -- running the loop for a future ------------------------------------------

static void stop_when_done(Future *future, void *arg) {
  TODO; // your code
}

// Runs the loop until the future is done, and returns its result; a done
// callback stops the loop, so that it runs one iteration at least. RuntimeError
// when the loop stops before, ValueError when the future is another loop's. An
// error that leaves it counts as looked at.
Outcome loop_run_until_complete(Loop *loop, Future *future) {
  TODO; // your code
}
