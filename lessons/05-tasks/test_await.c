// "How does a coroutine wait?" A pending future yields itself to whoever
// resumes the coroutine; one that is done yields nothing, and an await of it is
// a call. (Rows F15, F16, T10, T20, T21, Y06, Y25.)
#include "05-tasks/test_tasks.h"

FUTURE_TEST(only_a_task_can_wait,
            "A future that is awaited yields itself to whoever resumes the "
            "coroutine; one that resumes it too early is told so",
            "F15") {
  Coroutine *c = coroutine_new(awaits, f);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  expect(coroutine_next(c),
         "raise RuntimeError: await wasn't used with future");
  coroutine_free(c);
}

#if WITH_ASAN
static void resume_without_a_loop(void) {
  Loop *loop = loop_new(clock_virtual());
  Coroutine *c = coroutine_new(awaits, future_new(loop));
  coroutine_next(c);
  loop_free(loop); // which takes the future along
  coroutine_next(c);
}

TEST(who_resumes_by_hand_keeps_the_future,
     "Under AddressSanitizer resuming a coroutine whose future has gone with "
     "its loop ends the program with one line",
     "F15") {
  expect_dies(resume_without_a_loop,
              "yield_from: the object was freed already");
}
#endif

FUTURE_TEST(a_future_ignores_what_is_sent,
            "A value sent to a body that awaits a future is of no use to it: "
            "only next() is asked",
            "F15 Y06") {
  Coroutine *c = coroutine_new(awaits, f);
  ck_assert_int_eq(coroutine_next(c).how, YIELDED);
  expect(coroutine_send(c, value_int(7)),
         "raise RuntimeError: await wasn't used with future");
  coroutine_free(c);
  f->awaited = false; // as a task would have noticed it
  c = coroutine_new(awaits, f);
  ck_assert_int_eq(coroutine_next(c).how, YIELDED);
  future_set_result(f, value_int(3));
  expect(coroutine_send(c, value_int(7)), "return 3");
  coroutine_free(c);
}

// async def awaits_twice(future): return await future + await future
static Outcome awaits_twice(Coroutine *self, void *future) {
  Value a = TRY(await(self, future));
  Value b = TRY(await(self, future));
  return returned(value_int(value_as_int(a) + value_as_int(b)));
}

FUTURE_TEST(the_second_wait_is_free,
            "The first wait for a future suspends; when it is done, a second "
            "one has the result at once",
            "F16") {
  Coroutine *c = coroutine_new(awaits_twice, f);
  Outcome o = coroutine_next(c);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  future_set_result(f, value_int(21));
  expect(coroutine_next(c), "return 42");
  coroutine_free(c);
}

// -- in a task --------------------------------------------------------------

// async def hog(future): three times: await future; note(...)
static Outcome hog(Coroutine *self, void *arg) {
  for (int i = 0; i < 3; i++) {
    TRY(await(self, arg));
    note("hog %d", i);
  }
  return returned(value_none());
}

FUTURE_TEST(awaiting_a_done_future_does_not_suspend,
            "Awaiting what is done already lets nobody else in: it goes on in "
            "the same step",
            "T10") {
  future_set_result(f, value_int(42));
  start(loop, hog, f);
  loop_call_soon(loop, say_iteration, "other");
  run_iteration(loop);
  expect_notes("hog 0, hog 1, hog 2, other in 1");
}

static Outcome awaits_coroutines(Coroutine *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 3; i++) {
    TRY(delegate(self, coroutine_new(quick, NULL)));
    note("hog %d", i);
  }
  return returned(value_none());
}

LOOP_TEST(awaiting_a_coroutine_is_a_call,
          "Awaiting a coroutine that does not wait itself suspends nothing: "
          "it is a call",
          "T10 T21") {
  start(loop, awaits_coroutines, NULL);
  loop_call_soon(loop, say_iteration, "other");
  run_iteration(loop);
  expect_notes("hog 0, hog 1, hog 2, other in 1");
}

static Outcome awaits_a_coroutine_twice(Coroutine *self, void *arg) {
  (void)arg;
  Coroutine *c = coroutine_new(quick, NULL);
  Value once = TRY(yield_from(self, &c->iterator));
  Value twice = TRY(yield_from(self, &c->iterator));
  note("coroutine %s, then %s", repr(once), repr(twice));
  coroutine_free(c);
  Task *task = start(loop_running(), quick, NULL);
  once = TRY(await(self, &task->future));
  twice = TRY(await(self, &task->future));
  note("task %s, then %s", repr(once), repr(twice));
  task_free(task);
  return returned(value_none());
}

LOOP_TEST(a_coroutine_runs_once_a_task_keeps_its_result,
          "A coroutine is one run, its result delivered once; a task keeps "
          "its result for everybody who awaits it",
          "T20 Y25") {
  expect(run(loop, awaits_a_coroutine_twice, NULL), "return None");
  expect_notes("coroutine 1, then None, task 1, then 1");
}

// async def level(n): 0 yields once; n awaits n - 1, as a task or a coroutine
typedef struct Level {
  int depth;
  bool tasks;
} Level;

static Outcome level(Coroutine *self, void *arg) {
  Level *at = arg, below = {at->depth - 1, at->tasks};
  if (at->depth == 0) {
    TRY(coroutine_yield(self, value_none()));
  } else {
    Coroutine *inner = coroutine_new(level, &below);
    if (at->tasks)
      TRY(await(self, &loop_create_task(loop_running(), inner)->future));
    else
      TRY(delegate(self, inner));
  }
  note("%d in %u", at->depth, iteration());
  return returned(value_none());
}

TEST(a_task_costs_one_hop,
     "A task ends one iteration before whoever awaits it goes on; awaiting a "
     "coroutine directly costs nothing",
     "T21") {
  Loop *loop = loop_new(clock_virtual());
  run(loop, level, &(Level){2, true});
  expect_notes("0 in 4, 1 in 5, 2 in 6");
  loop_free(loop);
  loop = loop_new(clock_virtual());
  run(loop, level, &(Level){2, false});
  expect_notes("0 in 2, 1 in 2, 2 in 2");
  loop_free(loop);
}

FUTURE_TEST(a_future_is_worth_itself_until_it_is_done,
            "next() or send() of a pending future yields the future itself, "
            "once; of one that is done it is worth the result, at once",
            "F15 F16") {
  Outcome o = future_next(&f->iterator);
  ck_assert_int_eq(o.how, YIELDED);
  ck_assert_ptr_eq(value_as_ptr(o.value), f);
  const char *refusal = "raise RuntimeError: await wasn't used with future";
  expect(future_next(&f->iterator), refusal);
  expect(future_send(&f->iterator, value_int(7)), refusal);
  future_set_result(f, value_int(3));
  expect(future_next(&f->iterator), "return 3");
  expect(future_send(&f->iterator, value_int(7)), "return 3");
}
