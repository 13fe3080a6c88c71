// lib/record/event_text.h: an event is one line, for people.
#include "record/event_text.h"

#include "testing.h"

static RecordedActor amy = {.label = "amy"}, ben = {.label = "ben"};

#define expect_line(text, ...)                                                 \
  ck_assert_str_eq(event_text(&(RecordedEvent){.actor = &amy, __VA_ARGS__}),   \
                   text)

TEST(an_event_is_one_line,
     "Who does what to whom, with the value; where it comes out, whom is plain",
     "") {
  expect_line("amy send ben 'hi'", .verb = TRACE_SEND, .target = &ben,
              .value = "'hi'");
  expect_line("amy print hi", .verb = TRACE_PRINT, .value = "hi");
  expect_line("amy yield 1", .verb = TRACE_YIELD, .target = &ben, .value = "1");
}

TEST(the_loops_events_have_lines,
     "An iteration names its time, a timer its delay; of a handle only what it "
     "calls is named, of a task's step also the task",
     "") {
  expect_line("iteration 3, t = 0.5", .verb = TRACE_SELECT, .iteration = 3,
              .time = 0.5, .value = "0");
  expect_line("amy call_later 0.5 tick", .verb = TRACE_CALL_LATER, .serial = 1,
              .delay = 0.5, .target = &ben, .value = "tick");
  expect_line("amy run tick", .verb = TRACE_RUN, .serial = 1, .target = &ben,
              .value = "tick");
  expect_line("amy run ben next()", .verb = TRACE_RUN, .serial = 1,
              .target = &ben, .value = "next()");
}
