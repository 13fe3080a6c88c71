// test_said.h: what the tests of an event loop have in common.
//
// Their callbacks say something; a test then asks who said what, in which
// order. Each test has a process of its own, so the text starts empty.
#ifndef TEST_SAID_H
#define TEST_SAID_H

#include <stdio.h>
#include <string.h>

#include "04-event-loop/loop.h"
#include "testing.h"

static char said[500]; // "a, b, c"

// Python's print, as a callback
static inline void say(Loop *loop, void *text) {
  (void)loop;
  print("%s", (const char *)text);
  size_t used = strlen(said);
  snprintf(said + used, sizeof said - used, "%s%s", used ? ", " : "",
           (const char *)text);
}

// The same with the time: "a@0.5"
static inline void say_when(Loop *loop, void *text) {
  say(loop, (void *)text_format("%s@%g", (const char *)text, loop_time(loop)));
}

#define expect_said(expected)                                                  \
  ck_assert_msg(!strcmp(said, expected),                                       \
                "expected to be said: \"%s\"\n    what was said: \"%s\"",      \
                expected, said)

// Does the output of a program contain this?
#define expect_in(output, expected)                                            \
  ck_assert_msg(strstr(output, expected) != NULL,                              \
                "expected in the output:\n%s\nthe output:\n%s", expected,      \
                output)

// loop.stop
static inline void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

// Runs one iteration: loop.call_soon(loop.stop); loop.run_forever()
static inline void run_once_more(Loop *loop) {
  loop_call_soon(loop, stop, NULL);
  expect(loop_run_forever(loop), "return None");
}

// Runs until that time.
static inline void run_until(Loop *loop, double when) {
  loop_call_at(loop, when, stop, NULL);
  expect(loop_run_forever(loop), "return None");
}

#endif
