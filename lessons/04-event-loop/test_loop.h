// test_loop.h: what the tests of an event loop have in common.
//
//   LOOP_TEST(first_in_first_out, "Callbacks run in their order", "L01") {
//     loop_call_soon(loop, say, "a");
//     loop_call_soon(loop, say, "b");
//     run_iteration(loop);
//     expect_notes("a, b");
//   }
//
// Such a test is given a loop on a virtual clock, which is freed behind it.
#ifndef TEST_LOOP_H
#define TEST_LOOP_H

#include "04-event-loop/loop.h"
#include "testing.h"

#define LOOP_TEST(name, rule, rows)                                            \
  static void name##_with(Loop *loop);                                         \
  TEST(name, rule, rows) {                                                     \
    Loop *loop = loop_new(clock_virtual());                                    \
    name##_with(loop);                                                         \
    loop_free(loop);                                                           \
  }                                                                            \
  static void name##_with(Loop *loop)

// -- running ------------------------------------------------------------------

// loop.stop
static inline void stop(Loop *loop, void *arg) {
  (void)arg;
  loop_stop(loop);
}

// One iteration: what is ready now, and no more. Where nothing is, and nothing
// ever will be, what the test expects behind it tells more than that error.
static inline void run_iteration(Loop *loop) { loop_run_once(loop); }

// One that does not wait, where nothing may be ready.
static inline void run_idle_iteration(Loop *loop) {
  loop_stop(loop);
  expect(loop_run_once(loop), "return None");
}

// Until then on the loop's clock.
static inline void run_until(Loop *loop, double when) {
  loop_call_at(loop, when, stop, NULL);
  expect(loop_run_forever(loop), "return None");
}

// -- callbacks ----------------------------------------------------------------

// Python's print: "a"
static inline void say(Loop *loop, void *text) {
  (void)loop;
  note("%s", (const char *)text);
}

// "a@0.5": with the time
static inline void say_when(Loop *loop, void *text) {
  note("%s@%g", (const char *)text, loop_time(loop));
}

// "a in 2": with the iteration
static inline void say_iteration(Loop *loop, void *text) {
  note("%s in %u", (const char *)text, loop_iteration(loop));
}

// These do nothing: their names stand in the record.
static inline void first(Loop *loop, void *arg) { (void)loop, (void)arg; }
static inline void second(Loop *loop, void *arg) { (void)loop, (void)arg; }
static inline void third(Loop *loop, void *arg) { (void)loop, (void)arg; }

// loop.call_soon(say_when, arg)
static inline void schedules_soon(Loop *loop, void *arg) {
  loop_call_soon(loop, say_when, arg);
}

#endif
