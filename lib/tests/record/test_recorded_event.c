// lib/record/recorded_event.h: an event, and who acts in it.
#include "record/recorded_event.h"

#include "record/actors.h"
#include "testing.h"

static const Type type = {.name = "generator"};

TEST(who_runs_acts,
     "An event belongs to whoever runs: the last one who was called, until he "
     "comes back",
     "") {
  static Object object = {&type};
  RecordedActor *one = actor_new(&object, ACTOR_GENERATOR, NULL, "one");
  ck_assert_str_eq(actor_running()->label, "main");
  actor_push(one);
  ck_assert_ptr_eq(actor_running(), one);
  ck_assert_str_eq(actor_caller()->label, "main");
  ck_assert_ptr_eq(recorded_event_new(TRACE_PRINT, NULL, "hi")->actor, one);
  actor_pop();
  actor_pop(); // main has nobody to come back to
  RecordedEvent *e = recorded_event_new(TRACE_NEXT, one, "");
  ck_assert_int_eq(e->seq, 2);
  expect_trace("one print hi\n"
               "main next one\n");
}

TEST(a_value_is_a_text,
     "A value stands in an event by its repr, an actor by its name, an error "
     "with its type",
     "") {
  static Object object = {&type};
  actor_new(&object, ACTOR_GENERATOR, NULL, "one");
  ck_assert_str_eq(recorded_value(value_str("a")), "'a'");
  ck_assert_str_eq(recorded_value(value_ptr(&object)), "one");
  ck_assert_str_eq(recorded_outcome(returned(value_int(1))), "1");
  ck_assert_str_eq(recorded_outcome(raised(ValueError, "spam")),
                   "ValueError: spam");
}
