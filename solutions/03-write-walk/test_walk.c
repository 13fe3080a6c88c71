// What a walk promises.
#include <string.h>

#include "exercise.h"
#include "stack.h"
#include "testing.h"

//   home 1
//     music 10
//       jazz 100
//     work 20
//       src 200
//       build 400
static Folder jazz = {"jazz", 100, NULL, NULL};
static Folder build = {"build", 400, NULL, NULL};
static Folder src = {"src", 200, NULL, &build};
static Folder work = {"work", 20, &src, NULL};
static Folder music = {"music", 10, &jazz, &work};
static Folder home = {"home", 1, &music, NULL};

static Outcome throw_error(Coroutine *c, ErrorType type, const char *message) {
  return coroutine_throw(c, raised(type, message).error);
}

static Outcome skip(Coroutine *c) {
  return coroutine_send(c, value_str("skip"));
}

// -- one folder -------------------------------------------------------------

TEST(a_folder_gives_its_name,
     "A walk yields the folder's name and returns its size", "") {
  Coroutine *c = coroutine_new(walk, &jazz);
  expect(coroutine_next(c), "yield 'jazz'");
  expect(coroutine_next(c), "return 100");
  coroutine_free(c);
}

// -- folders inside ---------------------------------------------------------

TEST(every_folder_is_visited,
     "The walk goes through every folder, each before those inside it: making "
     "a coroutine runs no line of it, each level needs a delegation",
     "Y02") {
  static const char *names[] = {"home", "music", "jazz",
                                "work", "src",   "build"};
  Coroutine *c = coroutine_new(walk, &home);
  for (int i = 0; i < 6; i++) {
    Outcome o = coroutine_next(c);
    ck_assert_msg(o.how == YIELDED, "expected '%s' to be yielded, got %s",
                  names[i], outcome_repr(o));
    ck_assert_str_eq(str(o.value), names[i]);
  }
  ck_assert_int_eq(coroutine_next(c).how, RETURNED);
  coroutine_free(c);
}

TEST(a_walk_returns_the_size_of_all,
     "A delegation is worth what the other one returned: the sizes come up "
     "level by level and are added there",
     "Y03 Y05") {
  Coroutine *c = coroutine_new(walk, &home);
  for (int i = 0; i < 6; i++)
    coroutine_next(c);
  expect(coroutine_next(c), "return 731");
  coroutine_free(c);
}

// -- answers ----------------------------------------------------------------

TEST(skip_leaves_out_what_is_inside,
     "\"skip\" as the answer to a name leaves out what is inside that folder, "
     "and the walk goes on beside it",
     "Y06") {
  Coroutine *c = coroutine_new(walk, &home);
  expect(coroutine_next(c), "yield 'home'");
  expect(coroutine_next(c), "yield 'music'");
  expect(skip(c), "yield 'work'");
  expect(coroutine_next(c), "yield 'src'");
  expect(skip(c), "yield 'build'"); // there is nothing inside src
  expect(coroutine_next(c), "return 631");
  coroutine_free(c);
}

TEST(skip_the_first_one,
     "Whoever skips the first folder has seen the whole walk", "") {
  Coroutine *c = coroutine_new(walk, &home);
  coroutine_next(c);
  expect(skip(c), "return 1");
  coroutine_free(c);
}

TEST(skip_is_a_text,
     "An answer is \"skip\" if it reads so, wherever it is kept: texts are "
     "compared, not their addresses",
     "") {
  char answer[] = "skip";
  Coroutine *c = coroutine_new(walk, &home);
  coroutine_next(c);
  expect(coroutine_send(c, value_str(answer)), "return 1");
  coroutine_free(c);
}

TEST(what_is_not_skip_goes_on,
     "Only \"skip\" leaves something out: any other answer goes on, as None "
     "does",
     "") {
  Coroutine *c = coroutine_new(walk, &music);
  coroutine_next(c);
  expect(coroutine_send(c, value_str("go on")), "yield 'jazz'");
  expect(coroutine_send(c, value_int(1)), "return 110");
  coroutine_free(c);
}

// -- errors -----------------------------------------------------------------

TEST(an_error_ends_the_walk,
     "An error that is thrown in comes up through every level, and no "
     "coroutine is left behind; so does a close",
     "Y12 Y20") {
  Coroutine *c = coroutine_new(walk, &home);
  coroutine_next(c);
  coroutine_next(c);
  expect(coroutine_next(c), "yield 'jazz'");
  expect(throw_error(c, OSError, "no disk"), "raise OSError: no disk");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);

  c = coroutine_new(walk, &home);
  coroutine_next(c);
  coroutine_next(c);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  ck_assert_uint_eq(stack_count(), 1);
  coroutine_free(c);
}

// -- watched ----------------------------------------------------------------

TEST(a_watch_covers_the_run,
     "A wrapper covers the run only if it delegates in between: `walking` is "
     "true from the first next() to the end, not while the walk is made",
     "Y01") {
  Watch watch = {&music, false};
  Coroutine *c = coroutine_new(watched_walk, &watch);
  ck_assert_msg(!watch.walking, "nobody has asked, and it walks");
  expect(coroutine_next(c), "yield 'music'");
  ck_assert_msg(watch.walking, "it stands in the middle and does not walk");
  expect(coroutine_next(c), "yield 'jazz'");
  ck_assert_msg(watch.walking, "it stands in the middle and does not walk");
  expect(coroutine_next(c), "return 110");
  ck_assert_msg(!watch.walking, "it has ended and still walks");
  coroutine_free(c);
}

TEST(a_watched_walk_is_a_walk,
     "A wrapper that delegates passes on what is sent, too", "Y06") {
  Watch watch = {&home, false};
  Coroutine *c = coroutine_new(watched_walk, &watch);
  coroutine_next(c);
  expect(skip(c), "return 1");
  coroutine_free(c);
}

TEST(a_watch_sees_every_end,
     "A walk that is left by an error or closed has ended as well: no TRY "
     "before the line that must run on every way out",
     "Y12 Y20") {
  Watch watch = {&home, false};
  Coroutine *c = coroutine_new(watched_walk, &watch);
  coroutine_next(c);
  expect(throw_error(c, OSError, "no disk"), "raise OSError: no disk");
  ck_assert_msg(!watch.walking, "it was left by an error and still walks");
  coroutine_free(c);

  c = coroutine_new(watched_walk, &watch);
  coroutine_next(c);
  expect(coroutine_close(c), "return None");
  ck_assert_msg(!watch.walking, "it was closed and still walks");
  coroutine_free(c);
}

// -- who walks --------------------------------------------------------------

TEST(a_size_without_some,
     "The answer to a name goes in with the send() that asks for the next "
     "one: the folder that was named last is the one that is skipped",
     "") {
  ck_assert_int_eq(size_without(&home, "nothing"), 731);
  ck_assert_int_eq(size_without(&home, "work"), 131);
  ck_assert_int_eq(size_without(&home, "music"), 631);
  ck_assert_int_eq(size_without(&home, "home"), 1);
  ck_assert_uint_eq(stack_count(), 0);
}

TEST(a_name_is_a_text,
     "A folder is one of that name if its name reads so, wherever the two are "
     "kept: texts are compared, not their addresses",
     "") {
  char name[] = "work";
  ck_assert_int_eq(size_without(&home, name), 131);
}

TEST(a_hundred_levels, "A walk goes as deep as there are folders", "Y05") {
  untraced();
  static Folder deep[100];
  for (int i = 0; i < 100; i++)
    deep[i] = (Folder){"deep", 1, i < 99 ? &deep[i + 1] : NULL, NULL};
  ck_assert_int_eq(size_without(deep, "nothing"), 100);
  ck_assert_int_eq(size_without(deep, "deep"), 1);
}
