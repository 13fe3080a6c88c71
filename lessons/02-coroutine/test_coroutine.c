// What a coroutine promises: the rows C of the fidelity matrix.
#include <string.h>

#include "02-coroutine/coroutine.h"
#include "testing.h"

// -- send -------------------------------------------------------------------

// def echo(): x = "ready"; while True: x = yield x
static Outcome echo(Coroutine *self, void *arg) {
  (void)arg;
  Value x = value_str("ready");
  while (true)
    x = TRY(coroutine_yield(self, x));
}

TEST(creating_a_coroutine_runs_nothing,
     "Creating a coroutine runs no line of its body", "G01") {
  Coroutine *c = coroutine_new(echo, NULL);
  ck_assert_int_eq(c->generator.state, GENERATOR_CREATED);
  expect_trace("main create echo()\n");
  coroutine_free(c);
  expect_trace("main create echo()\n"); // nothing was open: nothing to close
}

TEST(send_none_is_next,
     "send(None) is next(): it starts a coroutine and resumes it", "C01") {
  Coroutine *x = coroutine_new(echo, NULL), *y = coroutine_new(echo, NULL);
  expect(coroutine_next(x), "yield 'ready'");
  expect(coroutine_send(y, value_none()), "yield 'ready'");
  expect(coroutine_next(x), "yield None");
  expect(coroutine_send(y, value_none()), "yield None");
  coroutine_free(x);
  coroutine_free(y);
}

TEST(a_just_started_one_takes_no_value,
     "Before its first yield nobody is there to receive: send(5) is a "
     "TypeError, and the coroutine is as new as before",
     "C02") {
  Coroutine *c = coroutine_new(echo, NULL);
  expect(coroutine_send(c, value_int(5)),
         "raise TypeError: can't send non-None value to a just-started "
         "generator");
  ck_assert_int_eq(c->generator.state, GENERATOR_CREATED);
  expect(coroutine_next(c), "yield 'ready'"); // and the 5 is gone
  expect(coroutine_send(c, value_int(6)), "yield 6");
  expect_trace("main create echo()\n"
               "main refused echo() send(): TypeError\n"
               "main next echo()\n"
               "echo() yield 'ready'\n"
               "main send echo() 6\n"
               "echo() yield 6\n");
  coroutine_free(c);
}

// def total(): t = 0; while True: t += yield t
static Outcome total(Coroutine *self, void *arg) {
  (void)arg;
  int64_t t = 0;
  while (true)
    t += value_as_int(TRY(coroutine_yield(self, value_int(t))));
}

TEST(a_sent_value_is_what_the_yield_is_worth,
     "send(v) makes the waiting yield worth v, and comes back with what the "
     "next yield gives out",
     "C03") {
  Coroutine *c = coroutine_new(total, NULL);
  expect(coroutine_next(c), "yield 0");
  expect(coroutine_send(c, value_int(10)), "yield 10");
  expect(coroutine_send(c, value_int(5)), "yield 15");
  expect_trace("main create total()\n"
               "main next total()\n"
               "total() yield 0\n"
               "main send total() 10\n"
               "total() yield 10\n"
               "main send total() 5\n"
               "total() yield 15\n");
  coroutine_free(c);
}

TEST(a_letter_is_delivered_once,
     "Each resume delivers one thing: after send('a'), next() delivers None, "
     "not 'a' again",
     "C01 C03") {
  Coroutine *c = coroutine_new(echo, NULL);
  expect(coroutine_next(c), "yield 'ready'");
  expect(coroutine_send(c, value_str("a")), "yield 'a'");
  expect(coroutine_next(c), "yield None");
  coroutine_free(c);
}

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
  Coroutine *c = coroutine_new(worker, NULL);
  coroutine_next(c);
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

// def letters(): for ch in "abcd": yield ch
static Outcome letters(Coroutine *self, void *arg) {
  (void)arg;
  static const char *const all[] = {"a", "b", "c", "d"};
  for (int i = 0; i < 4; i++)
    TRY(coroutine_yield(self, value_str(all[i])));
  return returned(value_int(4));
}

TEST(send_takes_an_item_like_next,
     "send() resumes like next(): a loop that also sends sees every other item",
     "C03 C04") {
  Coroutine *c = coroutine_new(letters, NULL);
  expect(coroutine_next(c), "yield 'a'");
  expect(coroutine_send(c, value_str("A")), "yield 'b'");
  expect(coroutine_next(c), "yield 'c'");
  expect(coroutine_send(c, value_str("C")), "yield 'd'");
  expect(coroutine_next(c), "return 4");
  coroutine_free(c);
}

// def answer(): x = yield; return x   or   raise the error in `arg`
static Outcome answer(Coroutine *self, void *arg) {
  Value x = TRY(coroutine_yield(self, value_none()));
  return arg ? raised_error(*(Error *)arg) : returned(x);
}

TEST(send_brings_the_return_value,
     "When the body returns, send() comes back with the value", "C04") {
  Coroutine *c = coroutine_new(answer, NULL);
  expect(coroutine_next(c), "yield None");
  expect(coroutine_send(c, value_int(42)), "return 42");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  coroutine_free(c);
}

TEST(a_finished_one_takes_anything,
     "A finished coroutine answers RETURNED None to send(v), whatever v is",
     "C05") {
  Coroutine *c = coroutine_new(answer, NULL);
  coroutine_next(c);
  expect(coroutine_send(c, value_int(42)), "return 42");
  expect(coroutine_send(c, value_int(7)), "return None");
  expect(coroutine_send(c, value_none()), "return None");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(an_error_leaves_send_and_finishes,
     "An error that the body raises leaves send(), once; the coroutine is "
     "finished",
     "C06") {
  Error error = raised(ValueError, "spam").error;
  Coroutine *c = coroutine_new(answer, &error);
  coroutine_next(c);
  Outcome o = coroutine_send(c, value_int(1));
  expect(o, "raise ValueError: spam");
  ck_assert_ptr_eq(o.error.message, error.message); // the same object
  expect(coroutine_send(c, value_int(1)), "return None");
  coroutine_free(c);
}

// -- throw ------------------------------------------------------------------

// What guarded() does with a ValueError.
typedef enum { YIELD, FALL, RETURN, OTHER, RERAISE } Reaction;

// def guarded(reaction):
//     try:
//         yield "first"
//     except ValueError: ...
//     finally: print("finally")
static Outcome guarded(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_str("first"));
  if (o.how == RAISED && error_is(o.error, ValueError)) {
    switch (*(Reaction *)arg) {
    case YIELD:
      o = coroutine_yield(self, value_str("second"));
      break;
    case FALL:
      o = returned(value_none());
      break;
    case RETURN:
      o = returned(value_str("bye"));
      goto finally;
    case OTHER:
      o = raised(KeyError, "k");
      break;
    case RERAISE:
      break;
    }
  }
  if (o.how == RAISED)
    goto finally;
  print("after the yield");
  o = coroutine_yield(self, value_str("third"));
finally:
  print("finally");
  return o;
}

static Coroutine *guarded_at_yield(Reaction *reaction) {
  Coroutine *c = coroutine_new(guarded, reaction);
  expect(coroutine_next(c), "yield 'first'");
  return c;
}

static Outcome throw_error(Coroutine *c, ErrorType type, const char *message) {
  return coroutine_throw(c, raised(type, message).error);
}

TEST(throw_raises_at_the_yield,
     "throw(e) raises e at the yield: what follows it is skipped, only the "
     "finally runs, and the same error comes out of throw()",
     "C07") {
  Reaction reaction = YIELD;
  Coroutine *c = guarded_at_yield(&reaction);
  Error error = raised(TypeError, "t").error;
  Outcome o = coroutine_throw(c, error);
  expect(o, "raise TypeError: t");
  ck_assert_ptr_eq(o.error.message, error.message); // the same object
  expect(coroutine_next(c), "return None");
  expect_trace("main create guarded()\n"
               "main next guarded()\n"
               "guarded() yield 'first'\n"
               "main throw guarded() TypeError: t\n"
               "guarded() print finally\n"
               "guarded() raise TypeError: t\n"
               "main refused guarded() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(throw_brings_the_next_yield,
     "A body that catches the error and yields again makes throw() come back "
     "with that value, like send()",
     "C08") {
  Reaction reaction = YIELD;
  Coroutine *c = guarded_at_yield(&reaction);
  expect(throw_error(c, ValueError, "v"), "yield 'second'");
  ck_assert_int_eq(c->generator.state, GENERATOR_SUSPENDED);
  expect(coroutine_next(c), "yield 'third'");
  expect_trace("main create guarded()\n"
               "main next guarded()\n"
               "guarded() yield 'first'\n"
               "main throw guarded() ValueError: v\n"
               "guarded() yield 'second'\n"
               "main next guarded()\n"
               "guarded() print after the yield\n"
               "guarded() yield 'third'\n");
  coroutine_free(c);
}

// def jobs(): for j in 1, 2, 3: try: yield j / except ValueError: pass
static Outcome jobs(Coroutine *self, void *arg) {
  (void)arg;
  for (int j = 1; j <= 3; j++) {
    Outcome o = coroutine_yield(self, value_int(j));
    if (o.how == RAISED && !error_is(o.error, ValueError))
      return o;
  }
  return returned(value_none());
}

TEST(throw_loses_no_item,
     "throw() takes a step like next(): the value that it brings is not given "
     "again",
     "C08") {
  Coroutine *c = coroutine_new(jobs, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(throw_error(c, ValueError, ""), "yield 2");
  expect(coroutine_next(c), "yield 3");
  expect(throw_error(c, ValueError, ""), "return None");
  coroutine_free(c);
}

TEST(a_caught_error_may_end_in_a_return,
     "A body that catches the error and returns v makes throw() come back with "
     "RETURNED v",
     "C09") {
  Reaction reaction = RETURN;
  Coroutine *c = guarded_at_yield(&reaction);
  expect(throw_error(c, ValueError, "v"), "return 'bye'");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(a_caught_error_is_gone,
     "An error that the body caught does not come back: the body goes on "
     "behind its except",
     "C08") {
  Reaction reaction = FALL;
  Coroutine *c = guarded_at_yield(&reaction);
  expect(throw_error(c, ValueError, "v"), "yield 'third'");
  expect(coroutine_send(c, value_int(1)), "return 1");
  coroutine_free(c);
}

TEST(another_error_replaces_it,
     "A body may answer the error with another one: that one leaves throw()",
     "C10") {
  Reaction reaction = OTHER;
  Coroutine *c = guarded_at_yield(&reaction);
  expect(throw_error(c, ValueError, "v"), "raise KeyError: k");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);

  reaction = RERAISE;
  c = guarded_at_yield(&reaction);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  coroutine_free(c);
}

TEST(throw_ends_a_just_started_one,
     "throw() into a body that has not started runs no line of it: its try "
     "blocks cannot catch, and it is finished",
     "C11") {
  Reaction reaction = YIELD;
  Coroutine *c = coroutine_new(guarded, &reaction);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create guarded()\n"
               "main throw guarded() ValueError: v\n"
               "guarded() raise ValueError: v\n"
               "main refused guarded() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(throw_into_a_finished_one_comes_back,
     "throw(e) into a finished coroutine just hands e back, as often as asked",
     "C12") {
  Coroutine *c = coroutine_new(answer, NULL);
  coroutine_next(c);
  coroutine_next(c);
  expect(throw_error(c, ValueError, "v"), "raise ValueError: v");
  expect(throw_error(c, KeyError, "k"), "raise KeyError: k");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(a_thrown_stop_iteration_does_not_end_it,
     "A StopIteration that leaves the body, or its place before the first "
     "line, is a RuntimeError; a finished one hands it back",
     "C13 C14 C15") {
  Coroutine *c = coroutine_new(echo, NULL);
  expect(coroutine_next(c), "yield 'ready'");
  expect(throw_error(c, StopIteration, ""),
         "raise RuntimeError: generator raised StopIteration");
  expect(throw_error(c, StopIteration, "1"), "raise StopIteration: 1");
  coroutine_free(c);

  c = coroutine_new(echo, NULL);
  expect(throw_error(c, StopIteration, "1"),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}

// def stubborn():
//     try: yield 1
//     except GeneratorExit: yield 2
//     yield 3
static Outcome stubborn(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    TRY(coroutine_yield(self, value_int(2)));
  TRY(coroutine_yield(self, value_int(3)));
  return returned(value_none());
}

TEST(only_close_swallows_generator_exit,
     "throw(GeneratorExit) is a throw like any other: it comes out if the body "
     "lets it, and a body may yield instead",
     "C16 C17") {
  Coroutine *c = coroutine_new(echo, NULL);
  coroutine_next(c);
  expect(throw_error(c, GeneratorExit, ""), "raise GeneratorExit");
  coroutine_free(c);

  c = coroutine_new(stubborn, NULL);
  coroutine_next(c);
  expect(throw_error(c, GeneratorExit, ""), "yield 2");
  expect(coroutine_next(c), "yield 3");
  coroutine_free(c);
}

// -- close ------------------------------------------------------------------

// Two finally blocks around one yield.
static Outcome nested(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  print("inner finally");
  if (o.how == RAISED)
    goto finally;
  o = coroutine_yield(self, value_int(2));
finally:
  print("outer finally");
  return ended(o);
}

TEST(close_runs_the_finally_blocks,
     "close() raises GeneratorExit at the yield: the finally blocks run, "
     "innermost first, and close() is content",
     "C18") {
  Coroutine *c = coroutine_new(nested, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main close nested()\n"
               "nested() print inner finally\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n"
               "main refused nested() next(): StopIteration\n");
  coroutine_free(c);
}

// What a body does on GeneratorExit: hands back what `arg` points to.
static Outcome on_exit_do(Coroutine *self, void *arg) {
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, GeneratorExit))
    return *(Outcome *)arg;
  return o;
}

TEST(close_accepts_a_return,
     "A body that returns on GeneratorExit is closed; what it returned is lost",
     "C19") {
  Outcome bye = returned(value_str("bye"));
  Coroutine *c = coroutine_new(on_exit_do, &bye);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  coroutine_free(c);
}

TEST(close_objects_to_a_yield,
     "A body that yields instead of ending makes close() a RuntimeError; it "
     "is still suspended there, and the yielded value is lost",
     "C20 C21") {
  Coroutine *c = coroutine_new(stubborn, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  ck_assert_int_eq(c->generator.state, GENERATOR_SUSPENDED);
  expect(coroutine_next(c), "yield 3");
  expect(coroutine_close(c), "return None"); // this time it goes
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

// try: yield 1 / finally: yield 2
static Outcome yields_in_finally(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  TRY(coroutine_yield(self, value_int(2)));
  return ended(o);
}

TEST(a_yield_in_finally_holds_the_close,
     "A yield in a finally makes close() a RuntimeError; the pending "
     "GeneratorExit goes on with the next resume",
     "C20 C22") {
  Coroutine *c = coroutine_new(yields_in_finally, NULL);
  expect(coroutine_next(c), "yield 1");
  expect(coroutine_close(c),
         "raise RuntimeError: generator ignored GeneratorExit");
  expect(coroutine_next(c), "raise GeneratorExit");
  expect(coroutine_next(c), "return None");
  coroutine_free(c);
}

TEST(close_hands_on_another_error,
     "What else the body raises on GeneratorExit leaves close(); a "
     "StopIteration as RuntimeError",
     "C23 C24") {
  Outcome fie = raised(TypeError, "fie!");
  Coroutine *c = coroutine_new(on_exit_do, &fie);
  coroutine_next(c);
  expect(coroutine_close(c), "raise TypeError: fie!");
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  Outcome stop = raised(StopIteration, "");
  c = coroutine_new(on_exit_do, &stop);
  coroutine_next(c);
  expect(coroutine_close(c),
         "raise RuntimeError: generator raised StopIteration");
  coroutine_free(c);
}

TEST(close_before_the_start_runs_nothing,
     "close() on a just-started coroutine runs no line of it, no finally "
     "either: nothing was opened",
     "C25") {
  Coroutine *c = coroutine_new(nested, NULL);
  expect(coroutine_close(c), "return None");
  ck_assert_int_eq(c->generator.state, GENERATOR_CLOSED);
  expect(coroutine_next(c), "return None");
  expect_trace("main create nested()\n"
               "main close nested()\n"
               "nested() return None\n"
               "main refused nested() next(): StopIteration\n");
  coroutine_free(c);
}

TEST(close_again_does_nothing,
     "close() on a finished coroutine does nothing, as often as asked", "C26") {
  Coroutine *c = coroutine_new(nested, NULL);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  expect(coroutine_close(c), "return None");
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  c = coroutine_new(answer, NULL); // one that has returned by itself
  coroutine_next(c);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  coroutine_free(c);
}

// try: yield 1 / except Exception: yield "caught"
static Outcome catches_exception(Coroutine *self, void *arg) {
  (void)arg;
  Outcome o = coroutine_yield(self, value_int(1));
  if (o.how == RAISED && error_is(o.error, Exception))
    o = coroutine_yield(self, value_str("caught"));
  return ended(o);
}

TEST(except_exception_lets_the_close_through,
     "GeneratorExit is no Exception: `except Exception` does not catch it",
     "C27") {
  Coroutine *c = coroutine_new(catches_exception, NULL);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  coroutine_free(c);

  c = coroutine_new(catches_exception, NULL);
  coroutine_next(c);
  expect(throw_error(c, ValueError, ""), "yield 'caught'"); // but does this
  coroutine_free(c);
}

TEST(leaving_a_loop_closes_nothing,
     "Leaving a loop leaves the coroutine suspended: only close() ends it",
     "G23 C18") {
  Coroutine *c = coroutine_new(nested, NULL);
  for (Outcome o = coroutine_next(c); o.how == YIELDED; o = coroutine_next(c))
    break;
  print("after break");
  expect(coroutine_next(c), "yield 2");
  expect(coroutine_close(c), "return None");
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main print after break\n"
               "main next nested()\n"
               "nested() print inner finally\n"
               "nested() yield 2\n"
               "main close nested()\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n");
  coroutine_free(c);
}

// -- one thing runs ---------------------------------------------------------

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
  Coroutine *sink = coroutine_new(answer, NULL);
  Coroutine *c = coroutine_new(pipe, sink);
  expect(coroutine_next(sink), "yield None");
  expect(coroutine_next(c), "yield None");
  expect(coroutine_send(c, value_int(1)), "return 'the sink is full'");
  expect_trace("main create answer()\n"
               "main create pipe()\n"
               "main next answer()\n"
               "answer() yield None\n"
               "main next pipe()\n"
               "pipe() yield None\n"
               "main send pipe() 1\n"
               "pipe() send answer() 1\n"
               "answer() return 1\n"
               "pipe() return 'the sink is full'\n");
  coroutine_free(c);
  coroutine_free(sink);
}

TEST(every_coroutine_has_its_own_letter,
     "A thousand coroutines at once: each one's yield is worth what was sent "
     "to that one",
     "C03") {
  enum { COUNT = 1000 };
  static Coroutine *all[COUNT];
  untraced();
  for (int i = 0; i < COUNT; i++) {
    all[i] = coroutine_new(total, NULL);
    coroutine_next(all[i]);
  }
  for (int round = 1; round <= 3; round++)
    for (int i = 0; i < COUNT; i++) {
      Outcome o = coroutine_send(all[i], value_int(i));
      ck_assert_int_eq(value_as_int(o.value), round * i);
    }
  for (int i = 0; i < COUNT; i++)
    coroutine_free(all[i]);
}

// -- who frees it -----------------------------------------------------------

TEST(free_closes_first,
     "coroutine_free() closes a suspended coroutine, as CPython does when the "
     "last reference goes: its finally blocks run",
     "G24 C18") {
  Coroutine *c = coroutine_new(nested, NULL);
  coroutine_next(c);
  coroutine_free(c);
  expect_trace("main create nested()\n"
               "main next nested()\n"
               "nested() yield 1\n"
               "main close nested()\n"
               "nested() print inner finally\n"
               "nested() print outer finally\n"
               "nested() raise GeneratorExit\n");
}

TEST(free_of_a_finished_one_runs_nothing,
     "coroutine_free() of a finished coroutine, or of NULL, runs nothing", "") {
  Coroutine *c = coroutine_new(answer, NULL);
  coroutine_next(c);
  coroutine_next(c);
  coroutine_free(c);
  coroutine_free(NULL);
  expect_trace("main create answer()\n"
               "main next answer()\n"
               "answer() yield None\n"
               "main next answer()\n"
               "answer() return None\n");
}

static void free_a_stubborn_one(void) {
  Coroutine *c = coroutine_new(stubborn, NULL);
  coroutine_next(c);
  coroutine_free(c);
  print("the program goes on");
}

TEST(ignoring_the_exit_loses_the_stack,
     "A coroutine that yields while it is being freed loses its stack anyway; "
     "stderr says so, as CPython's does",
     "G24 C20") {
  int status;
  const char *output = output_of(free_a_stubborn_one, &status);
  ck_assert_msg(strstr(output,
                       "Exception ignored in: stubborn()\n"
                       "RuntimeError: generator ignored GeneratorExit\n"),
                "%s", output);
  ck_assert_msg(strstr(output, "the program goes on"), "%s", output);
  ck_assert_int_eq(status, 0);
}

static void free_one_that_raises(void) {
  Outcome fie = raised(TypeError, "fie!");
  Coroutine *c = coroutine_new(on_exit_do, &fie);
  coroutine_next(c);
  coroutine_free(c);
}

TEST(an_error_while_freeing_is_reported,
     "Nobody can catch what a coroutine raises while it is being freed: it is "
     "written to stderr",
     "G24 C23") {
  int status;
  const char *output = output_of(free_one_that_raises, &status);
  ck_assert_str_eq(output, "Exception ignored in: on_exit_do()\n"
                           "TypeError: fie!\n");
  ck_assert_int_eq(status, 0);
}

static Outcome frees_itself(Coroutine *self, void *arg) {
  (void)arg;
  coroutine_free(self);
  return returned(value_none());
}

static void free_while_running(void) {
  coroutine_next(coroutine_new(frees_itself, NULL));
}

TEST(freeing_a_running_coroutine_dies,
     "Freeing a coroutine that runs ends the program with a message that names "
     "it",
     "") {
  int status;
  const char *output = output_of(free_while_running, &status);
  ck_assert_msg(strstr(output, "coroutine_free: frees_itself() is running"),
                "%s", output);
  ck_assert_int_ne(status, 0);
}

// -- what C adds ------------------------------------------------------------

TEST(a_coroutine_is_an_iterator,
     "Through the iterator protocol a coroutine behaves the same, and offers "
     "all four slots",
     "C01 C03 C08 C18") {
  Coroutine *c = coroutine_new(jobs, NULL);
  Iterator *it = &c->iterator;
  expect(iterator_next(it), "yield 1");
  expect(it->type->send(it, value_int(5)), "yield 2");
  expect(it->type->throw(it, raised(ValueError, "").error), "yield 3");
  expect(it->type->close(it), "return None");
  expect(iterator_next(it), "return None");
  coroutine_free(c);
}
