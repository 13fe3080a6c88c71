// "Who owns what?" Giving a future or task back stops nothing: it goes when it
// is done and its last callback has run, at the latest in loop_free(). (Rows
// T20, T32, X03.)
#include "05-tasks/test_tasks.h"
#include "stack.h"

// -- futures ----------------------------------------------------------------

LOOP_TEST(a_future_given_back_early_goes_when_done,
          "A future given back while it is pending lives on until it is done "
          "and its last callback has run",
          "") {
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  loop_call_later(loop, 1, deliver, f);
  future_free(f);
  run_until(loop, 2);
  expect_notes("a in 2: 42, b in 2: 42");
  ck_assert_int_eq(futures_of(loop), 0);
}

LOOP_TEST(a_future_nobody_holds_goes_at_once,
          "A future that nobody holds any more goes as soon as it is done",
          "") {
  Future *f = future_new(loop), *g = future_new(loop), *h = future_new(loop);
  future_free(f);
  future_free(g);
  future_free(h);
  ck_assert_int_eq(futures_of(loop), 3);
  expect(future_set_result(g, value_int(1)), "return None");
  expect(future_set_result(f, value_int(1)), "return None");
  ck_assert_int_eq(futures_of(loop), 1); // h
  ck_assert(future_cancel(h));
  ck_assert_int_eq(futures_of(loop), 0);
}

static void frees(Future *future, void *arg) {
  note("%s frees", (const char *)arg);
  future_free(future);
}

LOOP_TEST(a_callback_may_free_the_future,
          "A done callback may give the future back: the callbacks behind it "
          "still have it",
          "") {
  Future *f = future_new(loop);
  future_add_done_callback(f, frees, "a");
  future_add_done_callback(f, done, "b");
  future_set_result(f, value_int(1));
  run_iteration(loop);
  expect_notes("a frees, b in 1: 1");
  ck_assert_int_eq(futures_of(loop), 0);
}

LOOP_TEST(removed_callbacks_hold_nothing,
          "A callback that was removed no longer keeps the future alive", "") {
  Future *f = future_new(loop);
  future_add_done_callback(f, done, "a");
  future_add_done_callback(f, done, "b");
  future_add_done_callback(f, done, "a");
  future_free(f);
  ck_assert_int_eq(future_remove_done_callback(f, done, "a"), 2);
  ck_assert_int_eq(future_remove_done_callback(f, done, "b"), 1);
  future_set_result(f, value_none());
  ck_assert_int_eq(futures_of(loop), 0);
}

TEST(loop_free_takes_the_futures_along,
     "loop_free() frees what is left: pending, done with callbacks that never "
     "ran, given back or not",
     "") {
  Loop *loop = loop_new(clock_virtual());
  future_add_done_callback(future_new(loop), done, "pending");
  Future *set = future_new(loop), *given_back = future_new(loop);
  for (int i = 0; i < 3; i++)
    future_add_done_callback(set, done, "set");
  future_set_result(set, value_none());
  future_free(given_back);
  future_free(NULL);
  loop_free(loop);
  expect_notes("");
}

// -- tasks ------------------------------------------------------------------

static Outcome spawner(Coroutine *self, void *arg) {
  for (int i = 0; i < *(int *)arg; i++) {
    task_free(start(loop_running(), quick, NULL));
    TRY(sleep_for(self, 0.001));
    ck_assert_uint_le(stack_count(), 2);
  }
  return returned(value_none());
}

LOOP_TEST(detached_tasks_leave_nothing_behind,
          "A task that is given back when it is made goes when it is done: "
          "five thousand, one after the other, need the memory of one",
          "") {
  untraced();
  int many = 5000;
  expect(run(loop, spawner, &many), "return None");
  ck_assert_int_eq(futures_of(loop), 1); // the spawner's
  ck_assert_uint_eq(stack_count(), 0);
}

LOOP_TEST(a_task_nobody_frees_lives_with_its_loop,
          "The result of ensure_future() may be ignored: the task runs, and "
          "goes with its loop",
          "") {
  ensure_future(loop, coroutine_new(speaks, "A"));
  run_iteration(loop);
  expect_notes("A in 1");
  ck_assert_int_eq(futures_of(loop), 1);
}

// async def rests(): await asyncio.sleep(1); note("rested"); return "rested"
static Outcome rests(Coroutine *self, void *arg) {
  (void)arg;
  TRY(sleep_for(self, 1));
  note("rested in %u", iteration());
  return returned(value_str("rested"));
}

LOOP_TEST(a_freed_task_runs_on,
          "Giving a task back does not stop it: it sleeps, wakes and ends as "
          "if it were held",
          "") {
  Task *task = started(loop, rests, NULL);
  task_free(task);
  run_until(loop, 2);
  expect_notes("rested in 3");
  ck_assert_int_eq(futures_of(loop), 0);
}

LOOP_TEST(an_awaiter_keeps_a_task,
          "A task that its maker has given back stays until those who await "
          "it have its result",
          "T20") {
  Task *task = start(loop, rests, NULL);
  start(loop, waits, task);
  started(loop, waits, task);
  task_free(task);
  run_until(loop, 2);
  expect_notes("starts, starts, rested in 3, 'rested' in 4, "
               "'rested' in 4");
  ck_assert_int_eq(futures_of(loop), 2); // the awaiters'
}

static Outcome frees_its_task(Coroutine *self, void *arg) {
  (void)arg;
  task_free(current_task(loop_running()));
  TRY(sleep_for(self, 1));
  return returned(value_none());
}

LOOP_TEST(a_task_may_give_itself_back,
          "A task may give itself back while it runs; it goes when it is done",
          "") {
  start(loop, frees_its_task, NULL);
  run_until(loop, 2);
  ck_assert_int_eq(futures_of(loop), 0);
}

FUTURE_TEST(a_detached_task_can_be_cancelled,
            "A task that was given back and is then cancelled goes when it "
            "has ended",
            "") {
  Task *task = started(loop, waits, f);
  task_free(task);
  task_cancel(task); // it is pending: still there
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_int_eq(futures_of(loop), 1); // f
}

LOOP_TEST(a_cancelled_future_may_be_given_back,
          "A future that is given back while a task waits for it can still be "
          "cancelled through that task",
          "X03") {
  Future *f = future_new(loop);
  Task *task = started(loop, waits, f);
  future_free(f);
  task_cancel(task);
  run_iteration(loop);
  expect_notes("starts, CancelledError in 2");
  ck_assert_str_eq(state_of(task), "cancelled");
  ck_assert_int_eq(futures_of(loop), 1); // the task
}

// -- main waits for what others give back ------------------------------------

static Outcome frees_itself(Coroutine *self, void *arg) {
  (void)arg;
  task_free(current_task(loop_running()));
  TRY(sleep_for(self, 1));
  return returned(value_int(7));
}

LOOP_TEST(
    main_waits_for_a_task_that_frees_itself,
    "A task that gives itself back while main waits for it is still worth "
    "its result",
    "") {
  expect(run(loop, frees_itself, NULL), "return 7");
  ck_assert_int_eq(futures_of(loop), 0);
}

LOOP_TEST(a_callback_may_give_back_what_main_waits_for,
          "A done callback may give the future back that main waits for", "") {
  Future *f = future_new(loop);
  future_add_done_callback(f, frees, "a");
  loop_call_later(loop, 1, deliver, f);
  expect(loop_run_until_complete(loop, f), "return 42");
  ck_assert_int_eq(futures_of(loop), 0);
}

// -- a coroutine has one owner -----------------------------------------------

static void give_to_two_tasks(void) {
  Loop *loop = loop_new(clock_virtual());
  Coroutine *coroutine = coroutine_new(quick, NULL);
  loop_create_task(loop, coroutine);
  loop_create_task(loop, coroutine);
}

TEST(a_coroutine_has_one_task,
     "A coroutine that is given to two tasks ends the program, with its name "
     "and its owner's",
     "") {
  if (lines_are_known())
    expect_dies(give_to_two_tasks, "test_ownership.c");
  expect_dies(give_to_two_tasks,
              "loop_create_task: quick() is owned by Task-1 already");
}

#if CHECKED
static void give_a_freed_one(void) {
  Coroutine *coroutine = coroutine_new(quick, NULL);
  coroutine_free(coroutine);
  loop_create_task(loop_new(clock_virtual()), coroutine);
}

TEST(a_freed_coroutine_has_no_task,
     "In a checked build making a task of a coroutine that was freed ends the "
     "program, with its name",
     "") {
  expect_dies(give_a_freed_one, "loop_create_task: quick() was freed already");
}
#endif

static void free_what_a_task_took(void) {
  Coroutine *coroutine = coroutine_new(quick, NULL);
  loop_create_task(loop_new(clock_virtual()), coroutine);
  coroutine_free(coroutine);
}

TEST(a_task_frees_its_coroutine,
     "Freeing a coroutine that a task took ends the program", "") {
  expect_dies(free_what_a_task_took,
              "coroutine_free: quick() is owned by a task, which frees it");
}

static Outcome awaits_the_coroutine_of(Coroutine *self, void *task) {
  return yield_from(self, &((Task *)task)->coroutine->iterator);
}

static void await_what_a_task_took(void) {
  Task *task = start(loop_new(clock_virtual()), quick, NULL);
  coroutine_next(coroutine_new(awaits_the_coroutine_of, task));
}

TEST(a_coroutine_of_a_task_is_not_awaited,
     "Awaiting a coroutine that a task drives ends the program", "") {
  expect_dies(await_what_a_task_took,
              "yield_from: quick() is owned by a task: await that");
}

// -- what the floor is made of ----------------------------------------------

typedef struct Parcel {
  Future future; // first: a Parcel is a Future
  char label[32];
} Parcel;

static void frees_nothing(Loop *loop) { (void)loop; }

LOOP_TEST(a_future_may_be_the_head_of_something_larger,
          "future_create() makes a pending future at the head of a larger "
          "object, zeroed behind it, of the type given; its loop knows it",
          "") {
  static Attachment other = {.free = frees_nothing};
  loop_attach(loop, &other); // the futures hang behind it
  static FutureType parcel_type;
  parcel_type = future_type;
  Future *before = future_new(loop);
  Parcel *parcel = future_create(sizeof *parcel, &parcel_type, loop);
  for (size_t i = 0; i < sizeof parcel->label; i++)
    ck_assert_int_eq(parcel->label[i], 0);
  ck_assert_ptr_eq(future_type_of(&parcel->future), &parcel_type);
  ck_assert_ptr_eq(future_type_of(before), &future_type);
  ck_assert_int_eq(parcel->future.state, PENDING);
  ck_assert_ptr_eq(parcel->future.loop, loop);
  ck_assert_ptr_eq(before->next, &parcel->future); // the oldest first
  ck_assert_int_eq(futures_of(loop), 2);
  future_free(&parcel->future);
  future_free(before);
}

LOOP_TEST(a_reference_keeps_a_future,
          "A future that is done goes with its last reference, not before; a "
          "pending one stays without any",
          "") {
  Future *f = future_new(loop);
  future_take_reference(f);
  future_give_back_reference(f);
  future_take_reference(f);
  future_free(f);
  future_set_result(f, value_int(1));
  ck_assert_int_eq(futures_of(loop), 1);
  expect(future_result(f), "return 1");
  future_give_back_reference(f);
  ck_assert_int_eq(futures_of(loop), 0);

  f = future_new(loop);
  future_take_reference(f);
  future_free(f);
  future_give_back_reference(f);
  ck_assert_int_eq(futures_of(loop), 1);
  future_cancel(f);
  ck_assert_int_eq(futures_of(loop), 0);
}
