// lib/record/record.h: everything between begin and end is recorded.
#include "record/record.h"

#include "testing.h"

TEST(a_record_has_a_begin_and_an_end,
     "record_begin() starts a record with its title and main; what comes "
     "behind record_end() is not in it",
     "") {
  record_end();
  print("before");
  Record *r = record_begin("name", "A title", "and more");
  r->hidden = true; // it is no test's
  print("between");
  record_end();
  print("behind");
  ck_assert_str_eq(r->name, "name");
  ck_assert_str_eq(r->title, "A title");
  ck_assert_str_eq(r->subtitle, "and more");
  ck_assert_str_eq(trace_line(r->first), "main print between");
  ck_assert_ptr_eq(r->first, r->last);
}
