// test_notes.h: what happened in a test of this lesson, in order.
//
// Callbacks and coroutines leave a note, "A in 2" (in iteration 2), and the
// test compares all of them at once. Each is printed, too, so that it stands
// in the diagram. Python's twin is a list that everybody appends to.
#ifndef TEST_NOTES_H
#define TEST_NOTES_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "05-tasks/task.h"
#include "testing.h"

static char notes[2000]; // separated by commas

__attribute__((format(printf, 1, 2))) static inline void
note(const char *format, ...) {
  char text[500];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  size_t used = strlen(notes);
  snprintf(notes + used, sizeof notes - used, "%s%s", used ? ", " : "", text);
  print("%s", text);
}

// Everything noted since the last time.
#define expect_notes(text) expect_notes_at(__FILE__, __LINE__, text)
static inline void expect_notes_at(const char *file, int line,
                                   const char *text) {
  if (strcmp(notes, text))
    _ck_assert_failed(file, line, "the notes",
                      "the notes differ\n  expected: %s\n  happened: %s", text,
                      notes);
  else
    _mark_point(file, line);
  notes[0] = '\0';
}

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
