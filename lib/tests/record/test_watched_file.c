// lib/record/watched_file.h: files are numbered in their order.
#include "record/watched_file.h"

#include "testing.h"

TEST(files_are_numbered,
     "A file keeps its name, whatever its number is, and one that is not known "
     "is new",
     "") {
  watched_file_new(17);
  ck_assert_str_eq(watched_file_name(5), "file 2");
  ck_assert_str_eq(watched_file_name(17), "file 1");
  ck_assert_str_eq(watched_file_name(5), "file 2");
}

TEST(a_number_may_serve_another_file, "Of one number the newest file is meant",
     "") {
  watched_file_new(5);
  watched_file_new(5);
  ck_assert_str_eq(watched_file_name(5), "file 2");
}
