// test_tasks.h: what the tests of futures and tasks have in common.
//
//   FUTURE_TEST(a_task_waits, "A task waits for a future", "T09") {
//     Task *task = started(loop, awaits, f);
//     future_set_result(f, value_int(42));
//     run_iteration(loop);
//     expect(future_result(&task->future), "return 42");
//   }
//
// Such a test is given a loop on a virtual clock and a pending future of it;
// one that needs no future, or gives its own back, is a LOOP_TEST.
#ifndef TEST_TASKS_H
#define TEST_TASKS_H

#include "04-event-loop/test_loop.h"
#include "05-tasks/task.h"

#define FUTURE_TEST(name, rule, rows)                                          \
  static void name##_with_future(Loop *loop, Future *f);                       \
  LOOP_TEST(name, rule, rows) {                                                \
    Future *f = future_new(loop);                                              \
    name##_with_future(loop, f);                                               \
    future_free(f);                                                            \
  }                                                                            \
  static void name##_with_future(__attribute__((unused)) Loop *loop, Future *f)

// -- tasks --------------------------------------------------------------------

static inline Task *start(Loop *loop, CoroutineBody *body, void *arg) {
  return loop_create_task(loop, coroutine_new(body, arg));
}

// ... that has had its first step, and waits
static inline Task *started(Loop *loop, CoroutineBody *body, void *arg) {
  Task *task = start(loop, body, arg);
  run_iteration(loop);
  return task;
}

static inline Outcome run(Loop *loop, CoroutineBody *body, void *arg) {
  return loop_run_until_complete(loop, &start(loop, body, arg)->future);
}

static inline const char *state_of(const Task *task) {
  return !future_done(&task->future)       ? "pending"
         : future_cancelled(&task->future) ? "cancelled"
                                           : "finished";
}

// How many futures and tasks there are.
static inline int futures_of(Loop *loop) {
  int n = 0;
  for (Future *f = loop_futures(loop)->first; f; f = f->next)
    n++;
  return n;
}

// The iteration that runs, or 0 outside of the loop, where no task should be.
static inline unsigned iteration(void) {
  return loop_running() ? loop_iteration(loop_running()) : 0;
}

// -- callbacks ----------------------------------------------------------------

static inline void deliver(Loop *loop, void *future) {
  (void)loop;
  future_set_result(future, value_int(42));
}

static inline void cancels(Loop *loop, void *task) {
  (void)loop;
  task_cancel(task);
}

// A done callback: "a in 2: 42"
static inline void done(Future *future, void *name) {
  note("%s in %u: %s", (const char *)name, iteration(),
       outcome_repr(future_result(future)));
}

// An exception handler.
static inline void note_report(Loop *loop, const ExceptionContext *context,
                               void *arg) {
  (void)loop, (void)arg;
  note("%s%s%s", context->message, context->error.message ? ": " : "",
       context->error.message ? error_repr(context->error) : "");
}

// -- bodies -------------------------------------------------------------------

// async def awaits(future): return await future
static inline Outcome awaits(Coroutine *self, void *future) {
  return await(self, future);
}

// async def waits(future): note("starts"); note(await future)
static inline Outcome waits(Coroutine *self, void *future) {
  note("starts");
  Outcome o = await(self, future);
  note("%s in %u", outcome_repr(o), iteration());
  return o;
}

// async def quick(): return 1
static inline Outcome quick(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return returned(value_int(1));
}

// async def speaks(name): note(name); return name
static inline Outcome speaks(Coroutine *self, void *name) {
  (void)self;
  note("%s in %u", (const char *)name, iteration());
  return returned(value_str(name));
}

// async def fails(error): raise error
static inline Outcome fails(Coroutine *self, void *error) {
  (void)self;
  return raised_error(*(Error *)error);
}

#endif
