// What fetch_page() promises.
#include "05-tasks/test_tasks.h"
#include "exercise.h"

typedef struct Known {
  const char *url;
  double seconds;
  Reply reply;
} Known;

static const Known *site;
static Semaphore places;

static double now(void) {
  return loop_running() ? loop_time(loop_running()) : -1;
}

// async def ask(url): await asyncio.sleep(seconds); return reply
Outcome ask(Coroutine *self, const char *url, Reply *reply) {
  const Known *known = site;
  while (known->url && strcmp(known->url, url) != 0)
    known++;
  note("asks %s@%g", url, now());
  TRY(sleep_for(self, known->url ? known->seconds : 0));
  if (!known->url)
    return raised(ConnectionRefusedError, "nobody is there");
  *reply = known->reply;
  return returned(value_none());
}

// async def fetches(fetch): note(await fetch_page(fetch))
static Outcome fetches(Coroutine *self, void *fetch) {
  Outcome o = fetch_page(self, fetch);
  note("%s@%g", outcome_repr(o), now());
  return returned(value_none());
}

static void opens(size_t most, const Known *known) {
  places = (Semaphore){.value = most};
  site = known;
}

// -- where it is
// ---------------------------------------------------------------

LOOP_TEST(a_page_is_there, "A page that is there is fetched by one question",
          "") {
  static const Known known[] = {
      {"http://kit/", 1, {200, NULL}}, {"http://kit/no", 1, {404, NULL}}, {0}};
  opens(2, known);
  Fetch fetch = {"http://kit/", &places, 10},
        no = {"http://kit/no", &places, 10};
  start(loop, fetches, &fetch);
  start(loop, fetches, &no);
  run_until(loop, 100);
  expect_notes("asks http://kit/@0, asks http://kit/no@0, 200@1, 404@1");
}

LOOP_TEST(
    a_location_is_a_link,
    "A location is a link, seen from the page that has it: it may be short",
    "") {
  static const Known known[] = {{"http://kit/a/b", 1, {301, "c"}},
                                {"http://kit/a/c", 1, {302, "/d"}},
                                {"http://kit/d", 1, {307, "//old/"}},
                                {"http://old/", 1, {200, NULL}},
                                {0}};
  opens(1, known);
  Fetch fetch = {"http://kit/a/b", &places, 10};
  start(loop, fetches, &fetch);
  run_until(loop, 100);
  expect_notes("asks http://kit/a/b@0, asks http://kit/a/c@1, asks "
               "http://kit/d@2, asks http://old/@3, 200@4");
}

LOOP_TEST(a_location_may_be_nothing,
          "A location that is no address leads nowhere", "") {
  static const Known known[] = {{"http://kit/", 0, {302, "mailto:a@b"}}, {0}};
  opens(1, known);
  Fetch fetch = {"http://kit/", &places, 10};
  start(loop, fetches, &fetch);
  run_until(loop, 100);
  expect_notes("asks http://kit/@0, ValueError: leads nowhere@0");
}

// -- when it ends
// ---------------------------------------------------------------

LOOP_TEST(a_circle_ends,
          "Redirects are counted: pages that lead to each other would be asked "
          "for, for ever",
          "") {
  static const Known known[] = {
      {"http://kit/a", 0, {302, "b"}}, {"http://kit/b", 0.5, {302, "a"}}, {0}};
  opens(1, known);
  Fetch fetch = {"http://kit/a", &places, 10};
  start(loop, fetches, &fetch);
  run_until(loop, 100);
  expect_notes("asks http://kit/a@0, asks http://kit/b@0, asks "
               "http://kit/a@0.5, asks http://kit/b@0.5, asks http://kit/a@1, "
               "asks http://kit/b@1, ValueError: too many redirects@1.5");
}

LOOP_TEST(the_time_is_for_all_of_it,
          "The time is for all of it: a chain of pages, each of them in time, "
          "may take too long",
          "") {
  static const Known known[] = {{"http://kit/a", 4, {302, "b"}},
                                {"http://kit/b", 4, {302, "c"}},
                                {"http://kit/c", 4, {200, NULL}},
                                {0}};
  opens(1, known);
  Fetch fetch = {"http://kit/a", &places, 10};
  start(loop, fetches, &fetch);
  run_until(loop, 100);
  expect_notes("asks http://kit/a@0, asks http://kit/b@4, asks http://kit/c@8, "
               "TimeoutError@10");
}

LOOP_TEST(who_waits_for_a_place_is_not_late,
          "The time begins when there is a place, not while others have it",
          "") {
  static const Known known[] = {
      {"http://kit/a", 8, {200, NULL}}, {"http://kit/b", 8, {200, NULL}}, {0}};
  opens(1, known);
  Fetch a = {"http://kit/a", &places, 10}, b = {"http://kit/b", &places, 10};
  start(loop, fetches, &a);
  start(loop, fetches, &b);
  run_until(loop, 100);
  expect_notes("asks http://kit/a@0, 200@8, asks http://kit/b@8, 200@16");
}

// -- what it leaves
// ---------------------------------------------------------------

LOOP_TEST(a_place_is_kept,
          "One fetch has one place, from its first question to its last answer",
          "") {
  static const Known known[] = {{"http://kit/a", 1, {302, "b"}},
                                {"http://kit/b", 1, {200, NULL}},
                                {"http://kit/c", 1, {200, NULL}},
                                {0}};
  opens(1, known);
  Fetch a = {"http://kit/a", &places, 10}, c = {"http://kit/c", &places, 10};
  start(loop, fetches, &a);
  start(loop, fetches, &c);
  run_until(loop, 100);
  expect_notes("asks http://kit/a@0, asks http://kit/b@1, 200@2, asks "
               "http://kit/c@2, 200@3");
}

LOOP_TEST(
    a_place_is_given_back,
    "The place is given back however it ends: with a reply, an error, too "
    "many redirects, or too late",
    "") {
  static const Known known[] = {{"http://kit/a", 1, {200, NULL}},
                                {"http://kit/b", 0, {302, "b"}},
                                {"http://kit/c", 20, {200, NULL}},
                                {"http://kit/d", 0, {302, "ftp://x"}},
                                {0}};
  static const char *const urls[] = {"http://kit/a", "http://kit/b",
                                     "http://kit/c", "http://kit/d",
                                     "http://far/"};
  opens(1, known);
  for (int i = 0; i < 5; i++) {
    Fetch fetch = {urls[i], &places, 10};
    start(loop, fetches, &fetch);
    run_until(loop, 100 * (i + 1));
    ck_assert_msg(places.value == 1, "the place is gone behind %s: %s", urls[i],
                  notes_taken());
  }
}

LOOP_TEST(a_fetch_is_cancelled,
          "Who cancels it stops it where it is, and its place is free", "") {
  static const Known known[] = {{"http://kit/a", 5, {200, NULL}}, {0}};
  opens(1, known);
  Fetch fetch = {"http://kit/a", &places, 10};
  Task *task = start(loop, fetches, &fetch);
  loop_call_later(loop, 2, cancels, task);
  run_until(loop, 100);
  expect_notes("asks http://kit/a@0, CancelledError@2");
  ck_assert_uint_eq(places.value, 1);
}
