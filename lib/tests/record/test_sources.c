// lib/record/source.h, asked for more places than one command can name.
#include "record/source.h"

#include <stdlib.h>
#include <unistd.h>

#include "die.h"
#include "record/shared_memory.h"
#include "testing.h"

// What stands in lib/ is the kit's. These lines say that they are a learner's.
#line 9 "/learners/odds.c"
static void learners_code(void) { print("from line 9"); }
#line 15 "../../lib/tests/record/test_sources.c"

static int next_descriptor(void) {
  int next = dup(STDIN_FILENO);
  close(next);
  return next;
}

TEST(many_places_are_found,
     "sources_find() asks several times when there are more places than one "
     "command can name, and leaves no file open",
     "") {
  enum { BEFORE = 4500, ALL = BEFORE + 100 };
  learners_code();
  const void **learners = record_now->last->frames;
  const void **places = allocate(ALL * sizeof *places);
  for (int i = 0; i < ALL; i++)
    places[i] = (const char *)learners[0] - BEFORE + i;
  sources_ask(places, ALL);
  sources_ask(learners, RECORDED_FRAMES);
  int next = next_descriptor();
  sources_find();
  ck_assert_int_eq(next_descriptor(), next);
  if (lines_are_known())
    ck_assert_str_eq(source_of(learners, RECORDED_FRAMES), "odds.c:9");
  sources_release();
  free(places);
}
