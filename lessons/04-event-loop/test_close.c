// "When does it stop?", for good: a closed loop has dropped what waited, takes
// nothing more and never runs again. One that runs cannot be closed or freed.
// (Rows L32 to L34.)
#include "04-event-loop/test_loop.h"

static void close_it(Loop *loop, void *arg) {
  (void)arg;
  expect(loop_close(loop),
         "raise RuntimeError: Cannot close a running event loop");
}

LOOP_TEST(a_running_loop_cannot_be_closed,
          "close() inside a callback is refused, and the loop goes on", "L32") {
  loop_call_soon(loop, close_it, NULL);
  loop_call_soon(loop, say, "next");
  run_iteration(loop);
  expect_notes("next");
  ck_assert(!loop_is_closed(loop));
}

LOOP_TEST(close_drops_what_waits,
          "close() runs nothing: callbacks and timers are dropped; a second "
          "close() does nothing",
          "L33") {
  loop_call_soon(loop, first, NULL);
  loop_call_later(loop, 1, second, NULL);
  expect(loop_close(loop), "return None");
  expect(loop_close(loop), "return None");
  ck_assert(loop_is_closed(loop));
  expect_trace("main call_soon first\n"
               "main call_later 1 second\n"
               "main drop first\n"
               "main drop second\n");
}

LOOP_TEST(a_closed_loop_takes_nothing,
          "A closed loop schedules nothing and does not run; stop() is "
          "harmless",
          "L34") {
  Handle before = loop_call_soon(loop, say, "dropped");
  loop_close(loop);
  ck_assert_ptr_null(loop_call_soon(loop, say, "no").slots);
  ck_assert_ptr_null(loop_call_later(loop, 1, say, "no").slots);
  Handle refused = loop_call_at(loop, 1, say, "no");
  ck_assert_ptr_null(refused.slots);
  expect(loop_check_closed(loop), "raise RuntimeError: Event loop is closed");
  expect(loop_run_forever(loop), "raise RuntimeError: Event loop is closed");
  loop_stop(loop);
  handle_cancel(before); // tickets of what never ran are harmless as well
  handle_cancel(refused);
  ck_assert(!handle_cancelled(before) && !handle_cancelled(refused));
  expect_notes("");
}

static void free_it(Loop *loop, void *arg) {
  (void)arg;
  loop_free(loop);
}

static void free_while_running(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, free_it, NULL);
  loop_run_forever(loop);
}

TEST(a_running_loop_cannot_be_freed,
     "Freeing a loop that runs ends the program with a message", "L32") {
  untraced();
  expect_dies(free_while_running, "loop_free: the loop is running\n");
}

static void free_in_handler(Loop *loop, const ExceptionContext *context,
                            void *arg) {
  (void)context, (void)arg;
  loop_free(loop);
}

static void handle_by_freeing(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_set_exception_handler(loop, free_in_handler, NULL);
  loop_call_exception_handler(loop, &(ExceptionContext){.message = "by hand"});
}

static void free_when_closed(void) {
  Attachment attachment = {.close = loop_free};
  Loop *loop = loop_new(clock_virtual());
  loop_attach(loop, &attachment);
  loop_close(loop);
}

TEST(a_loop_that_others_use_cannot_be_freed,
     "Freeing a loop in its exception handler, or while it is being closed, "
     "ends the program with a message",
     "L32") {
  untraced();
  expect_dies(handle_by_freeing,
              "loop_free: the loop's exception handler is running\n");
  expect_dies(free_when_closed, "loop_free: the loop is being closed\n");
}

TEST(no_loop_can_be_freed,
     "Freeing NULL does nothing, as with every object of the kit", "") {
  loop_free(NULL);
}
