// What fetch() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

// A server that answers after a second, and fails so many times before.
typedef struct Server {
  int failures;
  int asked;
} Server;

// async def serve(server):
static Outcome serve(Coroutine *self, void *arg) {
  Server *server = arg;
  server->asked++;
  TRY(sleep_for(self, 1));
  if (server->asked <= server->failures)
    return raised(OSError, message_format("failure %d", server->asked));
  return returned(value_str("page"));
}

// -- tries ------------------------------------------------------------------

TEST(an_answer_is_handed_on, "The first answer is the result", "") {
  Server server = {0, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, fetch, &(Source){serve, &server, 3, 5}), "return 'page'");
  ck_assert_int_eq(server.asked, 1);
  ck_assert_double_eq(loop_time(loop), 1);
  loop_free(loop);
}

TEST(a_failure_is_tried_again,
     "When the source fails, fetch() pauses and asks again", "") {
  Server server = {2, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, fetch, &(Source){serve, &server, 3, 5}), "return 'page'");
  ck_assert_int_eq(server.asked, 3);
  ck_assert_double_eq(loop_time(loop), 13);
  loop_free(loop);
}

// async def fails_first(server): fails with a ValueError, then serves
static Outcome fails_first(Coroutine *self, void *arg) {
  Server *server = arg;
  if (server->asked == 0) {
    server->asked++;
    return raised(ValueError, "no number");
  }
  return serve(self, server);
}

TEST(every_exception_is_tried_again,
     "fetch() asks again whatever Exception the source has raised", "") {
  Server server = {0, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, fetch, &(Source){fails_first, &server, 3, 5}),
         "return 'page'");
  ck_assert_int_eq(server.asked, 2);
  loop_free(loop);
}

TEST(the_last_error_is_raised,
     "After the last try there is no pause any more, and its error is raised",
     "") {
  Server server = {9, 0};
  Loop *loop = loop_new(clock_virtual());
  expect(run(loop, fetch, &(Source){serve, &server, 3, 5}),
         "raise OSError: failure 3");
  ck_assert_double_eq(loop_time(loop), 13);
  loop_free(loop);
}

// -- the end, when somebody asks for it --------------------------------------

TEST(cancelled_while_it_asks,
     "A cancellation is no failure of the source: it ends fetch(), which does "
     "not ask again",
     "X08") {
  Server server = {0, 0};
  Source source = {serve, &server, 3, 5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fetch, &source);
  loop_call_later(loop, 0.5, cancels, task);
  run_until(loop, 100);
  ck_assert_int_eq(server.asked, 1);
  ck_assert(future_done(&task->future));
  loop_free(loop);
}

TEST(who_is_cancelled_says_so,
     "The CancelledError goes on: a task that swallows it and returns is "
     "finished, not cancelled",
     "X05") {
  Server server = {0, 0};
  Source source = {serve, &server, 3, 5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fetch, &source);
  loop_call_later(loop, 0.5, cancels, task);
  run_until(loop, 100);
  ck_assert(future_done(&task->future));
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

TEST(cancelled_in_a_pause,
     "The pause is an await like any other: a CancelledError may come out of "
     "it, and comes only once",
     "X06") {
  Server server = {1, 0};
  Source source = {serve, &server, 3, 5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fetch, &source);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 100);
  ck_assert_int_eq(server.asked, 1);
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

TEST(cancelled_in_the_last_try,
     "Also in the last try, where an error would be handed on anyway", "X05") {
  Server server = {2, 0};
  Source source = {serve, &server, 3, 5};
  Loop *loop = loop_new(clock_virtual());
  Task *task = start(loop, fetch, &source);
  loop_call_later(loop, 12.5, cancels, task);
  run_until(loop, 100);
  ck_assert_int_eq(server.asked, 3);
  expect(future_result(&task->future), "raise CancelledError");
  loop_free(loop);
}

// -- the end of the program ---------------------------------------------------

typedef struct Ending {
  ErrorType type;
  int asked;
} Ending;

// async def ends(ending): raise ending.type
static Outcome ends(Coroutine *self, void *arg) {
  (void)self;
  Ending *ending = arg;
  ending->asked++;
  return raised(ending->type, "");
}

TEST(the_end_of_the_program_is_no_failure,
     "KeyboardInterrupt and SystemExit end the program: they are no Exception, "
     "and another try does not help against them",
     "") {
  Ending endings[] = {{KeyboardInterrupt, 0}, {SystemExit, 0}};
  for (int i = 0; i < 2; i++) {
    Loop *loop = loop_new(clock_virtual());
    Outcome o = run(loop, fetch, &(Source){ends, &endings[i], 3, 5});
    ck_assert_msg(endings[i].asked == 1,
                  "it has asked %d times in spite of a %s", endings[i].asked,
                  i ? "SystemExit" : "KeyboardInterrupt");
    expect(o, i ? "raise SystemExit" : "raise KeyboardInterrupt");
    loop_free(loop);
  }
}
