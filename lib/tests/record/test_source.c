// lib/record/source.h: the learner's line that caused an event.
#include "record/source.h"

#include "record/shared_memory.h"

#include "testing.h"

// What stands in lib/ is the kit's. These lines say that they are a learner's.
#line 7 "/learners/evens.c"
static void learners_code(void) { print("from line 7"); }
#line 12 "../../lib/tests/record/test_source.c"

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
