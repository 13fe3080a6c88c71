// Lesson 2, "Does the coroutine work while I go on?"
//
// No: a send is a call, and whoever sends waits. One thing runs; what runs, or
// waits for what runs, cannot be resumed.
#include "02-coroutine/test_bodies.h"

// def worker(): while True: job = yield; print("work on", job)
static Outcome worker(Coroutine *self, void *arg) {
  (void)arg;
  while (true) {
    Value job = TRY(coroutine_yield(self, value_none()));
    print("work on %s", str(job));
  }
}

TEST(send_comes_back_when_the_body_stops,
     "send() is a call, not a post: the body works while the sender waits",
     "C03") {
  Coroutine *c = started(worker, NULL);
  print("before send");
  coroutine_send(c, value_str("A"));
  print("after send");
  expect_trace("main create worker()\n"
               "main next worker()\n"
               "worker() yield None\n"
               "main print before send\n"
               "main send worker() 'A'\n"
               "worker() print work on A\n"
               "worker() yield None\n"
               "main print after send\n");
  coroutine_free(c);
}

// while True: x = yield; sink.send(x)
static Outcome pipe(Coroutine *self, void *arg) {
  Coroutine *sink = arg;
  while (true) {
    Value x = TRY(coroutine_yield(self, value_none()));
    if (coroutine_send(sink, x).how == RETURNED)
      return returned(value_str("the sink is full"));
  }
}

TEST(a_coroutine_may_send_to_another,
     "A coroutine that sends to another one waits for it; the letters do not "
     "mix",
     "C03 C04") {
  Coroutine *sink = started(answer, NULL), *c = started(pipe, sink);
  expect(coroutine_send(c, value_int(1)), "return 'the sink is full'");
  expect_trace("main create answer()\n"
               "main next answer()\n"
               "answer() yield None\n"
               "main create pipe()\n"
               "main next pipe()\n"
               "pipe() yield None\n"
               "main send pipe() 1\n"
               "pipe() send answer() 1\n"
               "answer() return 1\n"
               "pipe() return 'the sink is full'\n");
  coroutine_free(c);
  coroutine_free(sink);
}

static Coroutine *myself;

static Outcome asks_itself(Coroutine *self, void *arg) {
  (void)arg;
  const char *refusal = "raise ValueError: generator already executing";
  ck_assert_int_eq(self->generator.state, GENERATOR_RUNNING);
  expect(coroutine_next(myself), refusal);
  expect(coroutine_send(myself, value_int(1)), refusal);
  expect(throw_error(myself, KeyError, "discarded"), refusal);
  expect(coroutine_close(myself), refusal);
  Value x = TRY(coroutine_yield(self, value_str("healthy")));
  return returned(x);
}

TEST(a_running_coroutine_refuses,
     "A running coroutine cannot be resumed, thrown into or closed; it stays "
     "healthy, and the thrown error is discarded",
     "G19 G20") {
  myself = coroutine_new(asks_itself, NULL);
  expect(coroutine_next(myself), "yield 'healthy'");
  expect(coroutine_send(myself, value_int(5)), "return 5");
  expect_trace("main create asks_itself()\n"
               "main next asks_itself()\n"
               "asks_itself() refused asks_itself() next(): ValueError\n"
               "asks_itself() refused asks_itself() send(): ValueError\n"
               "asks_itself() refused asks_itself() throw(): ValueError\n"
               "asks_itself() refused asks_itself() close(): ValueError\n"
               "asks_itself() yield 'healthy'\n"
               "main send asks_itself() 5\n"
               "asks_itself() return 5\n");
  coroutine_free(myself);
}

static Outcome hands_its_refusal_on(Coroutine *self, void *arg) {
  (void)self, (void)arg;
  return coroutine_close(myself);
}

TEST(an_uncaught_refusal_finishes_it,
     "If it does not catch that error, the error leaves it like any other",
     "G20 G21") {
  myself = coroutine_new(hands_its_refusal_on, NULL);
  expect(coroutine_next(myself),
         "raise ValueError: generator already executing");
  ck_assert_int_eq(myself->generator.state, GENERATOR_CLOSED);
  coroutine_free(myself);
}
