// lib/record/waiting_line.h: lines are numbered in their order.
#include "record/waiting_line.h"

#include "testing.h"

TEST(lines_are_numbered,
     "A line keeps its number, and one that is not known is new", "") {
  int lock = 0, event = 0;
  waiting_line_new(&lock);
  ck_assert_str_eq(waiting_line_name(&event), "line 2");
  ck_assert_str_eq(waiting_line_name(&lock), "line 1");
  ck_assert_str_eq(waiting_line_name(&event), "line 2");
}

TEST(an_address_may_serve_another_line,
     "At one address the newest line is meant", "") {
  int lock = 0;
  waiting_line_new(&lock);
  waiting_line_new(&lock);
  ck_assert_str_eq(waiting_line_name(&lock), "line 2");
}
