// test_notes.h: callbacks and coroutines that leave a note, "A in 2" (in
// iteration 2), and what the tests of this lesson do with a loop.
#ifndef TEST_NOTES_H
#define TEST_NOTES_H

#include "05-tasks/task.h"
#include "testing.h"

// The iteration that runs, or 0 outside of the loop, where no task should be.
static inline unsigned iteration(void) {
  return loop_running() ? loop_iteration(loop_running()) : 0;
}

static inline void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

// One iteration: what is ready now, and no more.
static inline void run_once(Loop *loop) {
  loop_call_soon(loop, stop, NULL);
  loop_run_forever(loop);
}

// Until then on the loop's clock.
static inline void run_until(Loop *loop, double when) {
  loop_call_at(loop, when, stop, NULL);
  loop_run_forever(loop);
}

// A callback that just notes its name, and one for futures.
static inline void says(Loop *loop, void *name) {
  (void)loop;
  note("%s in %u", (const char *)name, iteration());
}

static inline void done(Future *future, void *name) {
  note("%s in %u: %s", (const char *)name, iteration(),
       outcome_repr(future_result(future)));
}

// An exception handler.
static inline void note_report(Loop *loop, const char *message, Error error,
                               void *arg) {
  (void)loop, (void)arg;
  note("%s%s%s", message, error.message ? ": " : "",
       error.message ? error_repr(error) : "");
}

static inline Task *start(Loop *loop, CoroutineBody *body, void *arg) {
  return loop_create_task(loop, coroutine_new(body, arg));
}

static inline Outcome run(Loop *loop, CoroutineBody *body, void *arg) {
  return loop_run_until_complete(loop, &start(loop, body, arg)->future);
}

#endif
