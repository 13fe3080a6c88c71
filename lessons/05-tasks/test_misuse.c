// What may a future be asked, and when? Every function of this floor's headers
// answers in each situation: on a closed loop, for a future that is done or
// cancelled, and from a loop that is another one than the future's. (Rows L34,
// L35, F02, F12, T30, X01.)
#include "05-tasks/test_tasks.h"

typedef const char *Ask(Loop *loop, Future *f, Task *task);

static const char *truth(bool yes) { return yes ? "True" : "False"; }

// -- a future -----------------------------------------------------------------

static const char *set_result(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return outcome_repr(future_set_result(f, value_int(1)));
}
static const char *set_exception(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return outcome_repr(future_set_exception(f, raised(KeyError, "k").error));
}
static const char *cancel(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return truth(future_cancel(f));
}
static const char *cancel_message(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return truth(future_cancel_message(f, "enough"));
}
static const char *state(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return text_format("%s, %s", truth(future_done(f)),
                     truth(future_cancelled(f)));
}
static const char *result(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return outcome_repr(future_result(f));
}
static const char *exception(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return outcome_repr(future_exception(f));
}
static const char *add_callback(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  return truth(future_add_done_callback(f, done, "never"));
}
static const char *remove_callback(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  future_add_done_callback(f, done, "removed");
  return text_format("%d", future_remove_done_callback(f, done, "removed"));
}
static const char *free_twice_held(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)task;
  future_take_reference(f);
  future_free(f);
  const char *text = future_repr(f); // it is there
  f->freed = false;                  // for whoever has called us
  return text;
}
static const char *another_future(Loop *loop, Future *f, Task *task) {
  (void)f, (void)task;
  Future *another = future_new(loop);
  const char *text = future_repr(another);
  future_free(another);
  return text;
}

// -- a task -------------------------------------------------------------------

static const char *create(Loop *loop, Future *f, Task *task) {
  (void)f, (void)task;
  return truth(start(loop, quick, NULL) != NULL);
}
static const char *ensure(Loop *loop, Future *f, Task *task) {
  (void)f, (void)task;
  return truth(ensure_future(loop, coroutine_new(quick, NULL)) != NULL);
}
static const char *await_it(Loop *loop, Future *f, Task *task) {
  (void)task;
  Task *waiting = start(loop, awaits, f);
  if (!waiting)
    return "no task";
  run_idle_iteration(loop);
  run_idle_iteration(loop);
  return !future_done(&waiting->future)
             ? "waits"
             : outcome_repr(future_result(&waiting->future));
}
static const char *run_for_it(Loop *loop, Future *f, Task *task) {
  (void)task;
  return outcome_repr(loop_run_until_complete(loop, f));
}
static const char *cancel_task(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f;
  return truth(task_cancel(task));
}
static const char *cancel_task_message(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f;
  return truth(task_cancel_message(task, "enough"));
}
static const char *uncancel_task(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f;
  return text_format("%u", task_uncancel(task));
}
static const char *name_of_task(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f;
  return task_name(task);
}
static const char *set_task_result(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f;
  return outcome_repr(future_set_result(&task->future, value_int(1)));
}
static const char *current(Loop *loop, Future *f, Task *task) {
  (void)f, (void)task;
  return truth(current_task(loop) != NULL);
}
static const char *as_future(Loop *loop, Future *f, Task *task) {
  (void)loop;
  return truth(value_as_future(value_object(f)) == f &&
               value_as_future(value_object(task)) == &task->future);
}
static Outcome naps(Coroutine *self, void *seconds) {
  return sleep_for(self, *(double *)seconds);
}
static const char *sleep_first(Loop *loop, Future *f, Task *task) {
  (void)loop, (void)f, (void)task;
  double one = 1;
  Coroutine *c = coroutine_new(naps, &one);
  const char *text = outcome_repr(coroutine_next(c)); // no loop runs
  coroutine_free(c);
  return text;
}

// -- the table ----------------------------------------------------------------

enum { CLOSED_LOOP, DONE, WAS_CANCELLED, ANOTHER_LOOP, SITUATIONS };

static const char *const situations[] = {"on a closed loop", "of what is done",
                                         "of what was cancelled",
                                         "for another loop's future"};

#define IS_CLOSED "RuntimeError: Event loop is closed"
#define INVALID   "InvalidStateError: invalid state"
#define NO_LOOP   "RuntimeError: no running event loop"
#define NOT_FOR   "RuntimeError: Task does not support set_result operation"
#define NOT_READY "InvalidStateError: Result is not ready."

// The future of a closed loop has a callback, which cannot be scheduled. Its
// task, and the other loop's, waits for it; the others have ended as it has.
static const struct Row {
  const char *call;
  Ask *ask;
  const char *answers[SITUATIONS];
} rows[] = {
    {"future_new",
     another_future,
     {"<Future pending>", "<Future pending>", "<Future pending>",
      "<Future pending>"}},
    {"future_set_result", set_result, {IS_CLOSED, INVALID, INVALID, "None"}},
    {"future_set_exception",
     set_exception,
     {IS_CLOSED, INVALID, INVALID, "None"}},
    {"future_cancel", cancel, {"True", "False", "False", "True"}},
    {"future_cancel_message",
     cancel_message,
     {"True", "False", "False", "True"}},
    {"future_done, future_cancelled",
     state,
     {"False, False", "True, False", "True, True", "False, False"}},
    {"future_result", result, {NOT_READY, "42", "CancelledError", NOT_READY}},
    {"future_exception",
     exception,
     {"InvalidStateError: Exception is not set.", "None", "CancelledError",
      "InvalidStateError: Exception is not set."}},
    {"future_add_done_callback",
     add_callback,
     {"True", "True", "True", "True"}},
    {"future_remove_done_callback", remove_callback, {"1", "0", "0", "1"}},
    {"future_free",
     free_twice_held,
     {"<Future pending>", "<Future finished>", "<Future cancelled>",
      "<Future pending>"}},
    {"await",
     await_it,
     {"no task", "42", "CancelledError",
      "RuntimeError: Task <Task pending name='Task-2' coro=<awaits()>> got "
      "Future <Future pending> attached to a different loop"}},
    {"loop_create_task", create, {"False", "True", "True", "True"}},
    {"ensure_future", ensure, {"False", "True", "True", "True"}},
    {"task_cancel", cancel_task, {"True", "False", "False", "True"}},
    {"task_cancel_message",
     cancel_task_message,
     {"True", "False", "False", "True"}},
    {"task_uncancel", uncancel_task, {"0", "0", "0", "0"}},
    {"task_name", name_of_task, {"Task-1", "Task-1", "Task-1", "Task-1"}},
    {"future_set_result of a task",
     set_task_result,
     {NOT_FOR, NOT_FOR, NOT_FOR, NOT_FOR}},
    {"current_task", current, {"False", "False", "False", "False"}},
    {"value_as_future", as_future, {"True", "True", "True", "True"}},
    {"loop_run_until_complete",
     run_for_it,
     {IS_CLOSED, "42", "CancelledError",
      "ValueError: The future belongs to a different loop than the one "
      "specified as the loop argument"}},
    {"sleep_for", sleep_first, {NO_LOOP, NO_LOOP, NO_LOOP, NO_LOOP}},
};

static void ignore(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)context, (void)loop, (void)arg;
}

static const struct Row *asked;
static int situation;

static void ask(void) {
  Loop *loop = loop_new(clock_virtual()), *asking = loop;
  loop_set_exception_handler(loop, ignore, NULL);
  Future *f = future_new(loop);
  Task *task = started(loop, awaits, f);
  if (situation == DONE)
    future_set_result(f, value_int(42));
  if (situation == WAS_CANCELLED)
    future_cancel(f);
  if (situation != CLOSED_LOOP)
    run_idle_iteration(loop);
  else
    loop_close(loop);
  if (situation == ANOTHER_LOOP) {
    asking = loop_new(clock_virtual());
    loop_set_exception_handler(asking, ignore, NULL);
  }
  print("%s", asked->ask(asking, f, task));
  if (asking != loop)
    loop_free(asking);
  future_free(f);
  loop_free(loop);
}

TEST(each_situation_has_an_answer,
     "Whatever a future or a task is asked, on a closed loop, done, cancelled "
     "or of another loop, it has an answer",
     "L34 L35 F02 F12 X01") {
  untraced();
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    for (situation = 0; situation < SITUATIONS; situation++) {
      asked = &rows[i];
      const char *expected = text_format("%s\n", asked->answers[situation]);
      int status;
      const char *text = output_of(ask, &status);
      ck_assert_msg(!strcmp(text, expected) && status == 0,
                    "%s() %s: expected %s  happened, with status %d: %s",
                    asked->call, situations[situation], expected, status, text);
    }
}
