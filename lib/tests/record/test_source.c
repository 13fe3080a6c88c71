// lib/record/source.h: the learner's line that caused an event.
#include "record/source.h"

#include <unistd.h>

#include "record/shared_memory.h"
#include "testing.h"
#include "testing_end.h"

// What stands in lib/ is the kit's. These lines say that they are a learner's.
#line 7 "/learners/evens.c"
static void learners_code(void) { print("from line 7"); }
// And these that they are a floor's.
// clang-format off
#line 144 "../../lessons/01-generator/generator.c"
static __attribute__((noinline)) void tell_trace(void) { print("from line 144"); }
static void floors_code(void) { tell_trace(); }
// Each of the next has a line of its own: a floor that a learner writes, a demo,
// a header of a floor, a test, and a program beside the kit's folders.
#line 30 "../../exercises/01-build/generator.c"
static __attribute__((noinline)) void his_floor(void) { print("from line 30"); }
#line 12 "../../lessons/01-generator/evens.c"
static __attribute__((noinline)) void a_demo(void) { print("from line 12"); }
#line 90 "../../lessons/11-crawler/crawler.c"
static __attribute__((noinline)) void a_part(void) { print("from line 90"); }
#line 20 "../../lessons/01-generator/iterator.h"
static __attribute__((noinline)) void a_header(void) { print("from line 20"); }
#line 40 "../../lessons/01-generator/test_end.c"
static __attribute__((noinline)) void a_test(void) { print("from line 40"); }
#line 50 "../../solutions/01-write-sieve/sieve.c"
static __attribute__((noinline)) void beside(void) { print("from line 50"); }
#line 60 "../../lib/value.c"
static __attribute__((noinline)) void the_ground(void) { print("from line 60"); }
#line 70 "../../lessons/01-generator/generator.c"
static __attribute__((noinline)) void _trace(void) { print("from line 70"); } // NOLINT
// clang-format on
#line 38 "../../lib/tests/record/test_source.c"

TEST(the_innermost_line_of_the_learner_counts,
     "source_of() names the line of the innermost function that is not the "
     "kit's own; without addr2line it names none",
     "") {
  print("from the kit");
  learners_code();
  const void **kits = record_now->first->frames,
             **learners = record_now->last->frames;
  sources_ask(kits, RECORDED_FRAMES);
  sources_ask(learners, RECORDED_FRAMES);
  sources_find();
  ck_assert_str_eq(source_of(kits, RECORDED_FRAMES), "");
  const char *source = source_of(learners, RECORDED_FRAMES);
  if (*source || lines_are_known())
    ck_assert_str_eq(source, "evens.c:7");
  sources_release(); // nothing is known now
  ck_assert_str_eq(source_of(learners, RECORDED_FRAMES), "");
}

static void kits_code(void) __attribute__((noinline));
static void kits_code(void) { print("from the kit"); }
#line 3 "../../lessons/01-generator/test_bodies.h"
static void apart(void) __attribute__((noinline));
static void apart(void) { kits_code(); }
static inline void inside(void) __attribute__((always_inline));
static inline void inside(void) { apart(); }
#line 9 "/learners/test_evens.c"
static void his_test(void) __attribute__((noinline));
static void his_test(void) { inside(); }
#line 69 "../../lib/tests/record/test_source.c"

TEST(a_line_of_a_test_comes_before_a_shared_one,
     "What many tests share stands in a test_*.h: its lines count only where "
     "no test's or learner's line is known",
     "") {
  if (!lines_are_known())
    return;
  his_test();
  const void **frames = record_now->last->frames;
  int shared = 0;
  sources_ask(frames, RECORDED_FRAMES);
  sources_find();
  while (shared < RECORDED_FRAMES && !*source_of(&frames[shared], 1))
    shared++;
  ck_assert_int_lt(shared, RECORDED_FRAMES - 1);
  ck_assert_str_eq(source_of(&frames[shared], 1), "test_bodies.h:4");
  // inside() has no frame of its own: it stands in his test's.
  ck_assert_str_eq(source_of(&frames[shared + 1], 1), "test_evens.c:10");
  ck_assert_str_eq(source_of(frames, RECORDED_FRAMES), "test_evens.c:10");
  sources_release();
}

TEST(a_floor_has_its_own_line,
     "source_of_floor() names the line of the floor that was at work, not that "
     "of a function which only tells of it, ..._trace(); and none where it was "
     "the learner's own code",
     "") {
  learners_code();
  floors_code();
  const void **learners = record_now->first->frames,
             **floors = record_now->last->frames;
  sources_ask(learners, RECORDED_FRAMES);
  sources_ask(floors, RECORDED_FRAMES);
  sources_find();
  ck_assert_str_eq(source_of_floor(learners, RECORDED_FRAMES), "");
  const char *floor = source_of_floor(floors, RECORDED_FRAMES);
  if (*floor || lines_are_known())
    ck_assert_str_eq(floor, "generator.c:145");
  sources_release(); // nothing is known now
  ck_assert_str_eq(source_of_floor(floors, RECORDED_FRAMES), "");
}

static const struct {
  void (*code)(void);
  const char *source, *floor;
} whose[] = {
    {his_floor, "generator.c:30", "generator.c:30"},
    {a_demo, "evens.c:12", ""},
    {a_part, "crawler.c:90", ""},
    {a_header, "", "iterator.h:20"},
    {a_test, "test_end.c:40", ""},
    {beside, "sieve.c:50", ""},
    {the_ground, "", ""},
    {_trace, "", "generator.c:70"}, // a name that is nothing else
};

TEST(
    a_file_is_the_kits_or_a_learners,
    "The kit's are lib/ and the floors of the lessons; a demo, a part of one "
    "that has a twin, a test, a floor in exercises/ and whatever lies "
    "elsewhere is a learner's. A floor is what is in lessons/ and no test, and "
    "the learner's own",
    "") {
  if (!lines_are_known())
    return;
  for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
    whose[i].code();
    sources_ask(record_now->last->frames, RECORDED_FRAMES);
  }
  sources_find();
  // A copy of the kit may lack the only lesson that has such a part.
  bool no_part = access("../../lessons/11-crawler/crawler.py", R_OK) != 0;
  const RecordedEvent *e = record_now->first;
  for (size_t i = 0; i < sizeof whose / sizeof *whose; i++, e = e->next) {
    if (no_part && whose[i].code == a_part)
      continue;
    ck_assert_str_eq(source_of(e->frames, RECORDED_FRAMES), whose[i].source);
    ck_assert_str_eq(source_of_floor(e->frames, RECORDED_FRAMES),
                     whose[i].floor);
  }
  sources_release();
}

TEST(a_crash_names_its_line,
     "The verdict on a crash names the learner's line in which it was", "") {
  Record now = *record_now;
  Test test = {.name = "none", .file = __FILE__};
  now.crash[0] = (const char *)learners_code + 1;
  verdict_give(&test, &now, "signal 11", "Received signal 11");
  if (lines_are_known())
    ck_assert_str_eq(now.verdict_text,
                     "Received signal 11 in learners_code(), evens.c:7");
}
