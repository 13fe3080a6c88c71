// What rate_wait() and rate_release() promise.
#include <stdio.h>

#include "05-tasks/test_tasks.h"
#include "exercise.h"

static Rate rate;

typedef struct Request {
  const char *name, *host;
  double at; // it comes then
} Request;

// async def asks(request): note when it may
static Outcome asks(Coroutine *self, void *arg) {
  const Request *request = arg;
  TRY(sleep_for(self, request->at));
  char host[20]; // of this call only
  snprintf(host, sizeof host, "%s", request->host);
  Outcome o = rate_wait(&rate, self, host);
  memset(host, '?', sizeof host - 1);
  note("%s%s@%g", request->name, o.how == RAISED ? " goes" : "",
       loop_time(loop_running()));
  return o;
}

static Task *tasks[8];

static void all_ask(Loop *loop, size_t count, Request requests[]) {
  rate = (Rate){.interval = 2};
  for (size_t i = 0; i < count; i++)
    tasks[i] = start(loop, asks, &requests[i]);
}

#define start_all(loop, requests)                                              \
  all_ask(loop, sizeof requests / sizeof *requests, requests)

// -- one host -----------------------------------------------------------------

LOOP_TEST(the_first_one_does_not_wait,
          "The first request to a host may be sent at once", "") {
  Request requests[] = {{"a", "kit", 5}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@5");
  rate_release(&rate);
}

LOOP_TEST(the_next_one_waits,
          "The next request is let through when the interval is over, counted "
          "from the one before",
          "") {
  Request requests[] = {{"a", "kit", 1}, {"b", "kit", 2.5}, {"c", "kit", 4}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@1, b@3, c@5");
  rate_release(&rate);
}

LOOP_TEST(they_come_in_their_order,
          "Who waits is let through in the order in which they came, one in "
          "each interval",
          "") {
  Request requests[] = {
      {"a", "kit", 1}, {"b", "kit", 1}, {"c", "kit", 1}, {"d", "kit", 3}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@1, b@3, c@5, d@7");
  rate_release(&rate);
}

LOOP_TEST(a_pause_saves_nothing_up,
          "After a long pause one request is let through at once, and not as "
          "many as there could have been",
          "") {
  Request requests[] = {
      {"a", "kit", 1}, {"b", "kit", 10}, {"c", "kit", 10}, {"d", "kit", 11}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@1, b@10, c@12, d@14");
  rate_release(&rate);
}

// -- many hosts ---------------------------------------------------------------

LOOP_TEST(
    hosts_do_not_wait_for_each_other,
    "A host is not asked too often; what is sent to others does not count",
    "") {
  Request requests[] = {{"a", "kit", 1},
                        {"b", "kit", 1},
                        {"c", "old", 1.5},
                        {"d", "old", 2},
                        {"e", "far", 2}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@1, c@1.5, e@2, b@3, d@3.5");
  rate_release(&rate);
}

LOOP_TEST(a_host_is_known_by_its_name,
          "A host is known by its name, of which no more than the text is kept",
          "") {
  char one[] = "kit", other[] = "kit";
  Request requests[] = {{"a", one, 1}, {"b", other, 1}};
  start_all(loop, requests);
  run_until(loop, 20);
  expect_notes("a@1, b@3");
  rate_release(&rate);
}

// -- who goes -----------------------------------------------------------------

LOOP_TEST(who_is_cancelled_takes_no_turn,
          "Who is cancelled while he waits has sent nothing: those behind him "
          "come as if he had not been there",
          "") {
  Request requests[] = {
      {"a", "kit", 1}, {"b", "kit", 1}, {"c", "kit", 1}, {"d", "kit", 1}};
  start_all(loop, requests);
  loop_call_later(loop, 2, cancels, tasks[1]);
  run_until(loop, 20);
  expect_notes("a@1, b goes@2, c@3, d@5");
  rate_release(&rate);
}

LOOP_TEST(who_is_cancelled_in_line,
          "Who is cancelled in the middle of the line leaves the others in "
          "their order",
          "") {
  Request requests[] = {
      {"a", "kit", 1}, {"b", "kit", 1}, {"c", "kit", 1}, {"d", "kit", 1}};
  start_all(loop, requests);
  loop_call_later(loop, 2, cancels, tasks[2]);
  run_until(loop, 20);
  expect_notes("a@1, c goes@2, b@3, d@5");
  rate_release(&rate);
}

TEST(nothing_is_left, "rate_release() gives back all that there is", "") {
  for (int i = 0; i < 3; i++) {
    Loop *loop = loop_new(clock_virtual());
    Request requests[] = {{"a", "kit", 1}, {"b", "old", 1}};
    start_all(loop, requests);
    run_until(loop, 20);
    expect_notes("a@1, b@1");
    rate_release(&rate);
    ck_assert_ptr_null(rate.hosts);
    rate_release(&rate);
    loop_free(loop);
  }
}
