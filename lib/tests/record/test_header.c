// lib/record/source.h: a line of a header, in a program that begins with it.
//
// In DWARF 5, which compilers write by themselves, many an addr2line takes it
// for one of the program: lesson.mk asks for DWARF 4.
#include "record/source.h"

#include "record/shared_memory.h"

#include "testing.h"

#line 5 "/learners/walks.h"
static __attribute__((noinline)) void walk(void) { print("from line 5"); }
#line 14 "../../lib/tests/record/test_header.c"

TEST(a_line_of_a_header_is_not_the_programs,
     "An event that a function of a header has caused names the header", "") {
  walk();
  const void **frames = record_now->last->frames;
  sources_ask(frames, RECORDED_FRAMES);
  sources_find();
  const char *source = source_of(frames, RECORDED_FRAMES);
  if (*source || lines_are_known())
    ck_assert_str_eq(source, "walks.h:5");
  sources_release();
}
