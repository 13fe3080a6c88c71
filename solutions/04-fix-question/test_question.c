// What a question promises. No test waits: the clock is virtual.
#include "04-event-loop/test_loop.h"
#include "exercise.h"

static void say_result(Loop *loop, void *question) {
  const Question *self = question;
  say_when(loop, (void *)(self->result ? self->result : "nothing yet"));
}

// -- an answer --------------------------------------------------------------

TEST(the_loop_goes_on_meanwhile,
     "While a callback waits inside itself nobody else runs, also the one it "
     "waits for: a callback waits by returning",
     "L16") {
  Question q = {.takes = 3, .answer = "yes", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, question_ask, &q);
  loop_call_soon(loop, say_when, "other");
  loop_call_at(loop, 1, say_when, "timer");
  run_until(loop, 5);
  expect_notes("other@0, timer@1, yes@3");
  loop_free(loop);
}

TEST(the_result_comes_with_done,
     "A result is there when it comes, not when it was asked for: what needs "
     "it belongs into the callback that brings it",
     "L09") {
  Question q = {.takes = 3, .answer = "yes", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  question_ask(loop, &q);
  expect_notes("");
  run_until(loop, 5);
  expect_notes("yes@3");
  ck_assert_str_eq(q.result, "yes");
  loop_free(loop);
}

TEST(two_questions_at_once,
     "Two questions that were asked at the same time wait at the same time",
     "L10") {
  Question one = {.takes = 3, .answer = "one", .done = say_result};
  Question two = {.takes = 2, .answer = "two", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  loop_call_soon(loop, question_ask, &one);
  loop_call_soon(loop, question_ask, &two);
  run_until(loop, 5);
  expect_notes("two@2, one@3");
  loop_free(loop);
}

// -- patience ---------------------------------------------------------------

TEST(patience_ends,
     "After PATIENCE seconds without an answer the result is \"no answer\"; an "
     "answer that comes later must be cancelled, or it is told as well",
     "L20") {
  Question q = {.takes = 12, .answer = "yes", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  question_ask(loop, &q);
  run_until(loop, 20);
  expect_notes("no answer@10");
  ck_assert_str_eq(q.result, "no answer");
  loop_free(loop);
}

TEST(patience_begins_with_the_question,
     "Patience lasts PATIENCE seconds from the question on, whenever it is "
     "asked: a deadline is a time of the loop, a delay counts from now",
     "L09") {
  Question q = {.takes = 12, .answer = "yes", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  loop_call_at(loop, 5, question_ask, &q);
  run_until(loop, 30);
  expect_notes("no answer@15");
  loop_free(loop);
}

TEST(an_answer_ends_the_patience,
     "When the answer is there, nobody waits any more: the timer of the "
     "patience must be cancelled",
     "L20") {
  Question q = {.takes = 3, .answer = "yes", .done = say_result};
  Loop *loop = loop_new(clock_virtual());
  question_ask(loop, &q);
  run_until(loop, 20);
  expect_notes("yes@3");
  ck_assert_str_eq(q.result, "yes");
  loop_free(loop);
}

static void ask_again(Loop *loop, void *question) {
  Question *self = question;
  say_result(loop, self);
  self->done = say_result;
  self->takes = 1;
  question_ask(loop, self);
}

TEST(it_can_be_asked_again,
     "Whoever is told the result may ask again at once: nothing of the first "
     "time is left",
     "L20 L22") {
  Question q = {.takes = 3, .answer = "yes", .done = ask_again};
  Loop *loop = loop_new(clock_virtual());
  question_ask(loop, &q);
  run_until(loop, 30);
  expect_notes("yes@3, yes@4");
  loop_free(loop);
}
