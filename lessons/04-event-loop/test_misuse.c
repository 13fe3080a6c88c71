// "When does it stop?", and what may still be asked then? Every function of the
// loop's headers answers for a closed loop, and for a Handle that means nothing
// any more: by an error, by nothing, or by one line that ends the program.
// (Rows L22, L33, L34.)
#include "04-event-loop/test_loop.h"
#include "die.h"

static void handler(Loop *loop, const ExceptionContext *context, void *arg) {
  (void)loop, (void)arg;
  print("handler: %s", context->message);
}

static void answer(bool yes) { print("%s", yes ? "True" : "False"); }
static void answer_handle(Handle handle) {
  print("%s", handle.slots ? "a Handle" : "an empty Handle");
}
static void answer_outcome(Outcome o) { print("%s", outcome_repr(o)); }

// -- what is asked ------------------------------------------------------------

static void run_forever(Loop *l) { answer_outcome(loop_run_forever(l)); }
static void close_again(Loop *l) { answer_outcome(loop_close(l)); }
static void check_closed(Loop *l) { answer_outcome(loop_check_closed(l)); }
static void is_running(Loop *l) { answer(loop_is_running(l)); }
static void is_closed(Loop *l) { answer(loop_is_closed(l)); }
static void some_loop_runs(Loop *l) {
  (void)l;
  answer(loop_running() != NULL);
}
static void iteration_of(Loop *l) { print("%u", loop_iteration(l)); }
static void stop_and_run(Loop *l) {
  loop_stop(l);
  run_forever(l);
}

static void call_soon(Loop *l) { answer_handle(loop_call_soon(l, say, "a")); }
static void call_later(Loop *l) {
  answer_handle(loop_call_later(l, 1, say, "a"));
}
static void call_at(Loop *l) { answer_handle(loop_call_at(l, 1, say, "a")); }
static void time_of(Loop *l) { print("%g", loop_time(l)); }
static void two_queues(Loop *l) {
  loop_drop_cancelled_timers(l);
  loop_collect_due_timers(l);
  print("%u and %u", l->ready.count, l->timers.count);
}

static void raise_in(Loop *l) { loop_raise(l, raised(ValueError, "v").error); }
static void call_handler(Loop *l) {
  loop_set_exception_handler(l, handler, NULL);
  loop_call_exception_handler(l, &(ExceptionContext){.message = "by hand"});
}
static void call_default_handler(Loop *l) {
  loop_call_exception_handler(
      l, &(ExceptionContext){.message = "by default",
                             .error = raised(KeyError, "k").error});
}
static void report_no_error(Loop *l) {
  loop_call_exception_handler(l, &(ExceptionContext){.message = "no error"});
}

static Handle dropped; // what a loop closed over

static void cancel_dropped(Loop *l) {
  (void)l;
  handle_cancel(dropped);
  answer(handle_cancelled(dropped));
}
static void when_of_dropped(Loop *l) {
  (void)l;
  print("%g", handle_when(dropped));
}
static void use_an_empty_handle(Loop *l) {
  Handle empty = loop_call_soon(l, say, "never");
  handle_cancel(empty);
  print("%d, %g", handle_cancelled(empty), handle_when(empty));
}

static const struct Case {
  const char *call;
  void (*ask)(Loop *loop);
  const char *answer;
} cases[] = {
    {"loop_run_forever()", run_forever, "RuntimeError: Event loop is closed\n"},
    {"loop_stop(), then a run", stop_and_run,
     "RuntimeError: Event loop is closed\n"},
    {"loop_close()", close_again, "None\n"},
    {"loop_check_closed()", check_closed,
     "RuntimeError: Event loop is closed\n"},
    {"loop_is_running()", is_running, "False\n"},
    {"loop_is_closed()", is_closed, "True\n"},
    {"loop_running()", some_loop_runs, "False\n"},
    {"loop_iteration()", iteration_of, "1\n"},
    {"loop_call_soon()", call_soon, "an empty Handle\n"},
    {"loop_call_later()", call_later, "an empty Handle\n"},
    {"loop_call_at()", call_at, "an empty Handle\n"},
    {"loop_time()", time_of, "2\n"},
    {"loop_collect_due_timers()", two_queues, "0 and 0\n"},
    {"loop_raise()", raise_in,
     "loop_raise: no callback runs that could raise ValueError: v\n"},
    {"loop_set_exception_handler()", call_handler, "handler: by hand\n"},
    {"loop_call_exception_handler()", call_default_handler,
     "by default\nKeyError: k\n"},
    {"loop_call_exception_handler()", report_no_error, "no error\n"},
    {"handle_cancel()", cancel_dropped, "False\n"},
    {"handle_when()", when_of_dropped, "0\n"},
    {"an empty Handle", use_an_empty_handle, "0, 0\n"},
};

static const struct Case *asked;

// A loop that has run until 2, and was closed over a timer.
static void ask_a_closed_loop(void) {
  Loop *loop = loop_new(clock_virtual());
  run_until(loop, 2);
  dropped = loop_call_later(loop, 1, say, "dropped");
  loop_close(loop);
  asked->ask(loop);
  loop_free(loop);
}

// What stands before the last part of a line, where the program ends, is the
// place of the call.
static bool ends_in(const char *text, const char *end) {
  size_t n = strlen(text), m = strlen(end);
  return n >= m && !strcmp(text + n - m, end);
}

TEST(a_closed_loop_has_an_answer,
     "Whatever a closed loop is asked, it has an answer: an error, nothing, or "
     "one line that ends the program",
     "L22 L33 L34") {
  untraced();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    asked = &cases[i];
    int status;
    const char *text = output_of(ask_a_closed_loop, &status);
    bool dies = asked->ask == raise_in;
    bool right = dies ? ends_in(text, asked->answer) && status == 1
                      : !strcmp(text, asked->answer) && status == 0;
    ck_assert_msg(right,
                  "%s on a closed loop: expected %s  happened, with status %d: "
                  "%s",
                  asked->call, asked->answer, status, text);
  }
}

// -- from another thread ------------------------------------------------------

enum { CALLS_SOON = __LINE__ + 2 };
static void *calls_soon(void *loop) {
  loop_call_soon(loop, say, "soon");
  return NULL;
}

static void *calls_later(void *loop) {
  loop_call_later(loop, 1, say, "later");
  return NULL;
}

static void *(*does)(void *loop); // in the other thread

static void asks_another(Loop *loop, void *arg) {
  pthread_t thread;
  (void)arg;
  pthread_create(&thread, NULL, does, loop);
  pthread_join(thread, NULL);
}

static void another_thread_schedules(void) {
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, asks_another, NULL);
  loop_run_once(loop);
  loop_free(loop);
}

TEST(a_loop_that_runs_belongs_to_its_thread,
     "While a loop runs another thread may schedule nothing there; a checked "
     "build says so at once, and names the line",
     "E02") {
  untraced();
  if (!CHECKED)
    return;
  does = calls_soon;
  expect_dies(another_thread_schedules,
              "Non-thread-safe operation invoked on an event loop other than "
              "the current one (use loop_call_soon_threadsafe())");
  if (lines_are_known())
    expect_dies(another_thread_schedules,
                text_format("test_misuse.c:%d: Non-", CALLS_SOON));
  does = calls_later;
  expect_dies(another_thread_schedules, "Non-thread-safe");
}

TEST(a_loop_that_does_not_run_belongs_to_nobody,
     "What is scheduled before the run may come from any thread", "") {
  Loop *loop = loop_new(clock_virtual());
  does = calls_soon;
  asks_another(loop, NULL);
  loop_run_once(loop);
  loop_free(loop);
}
