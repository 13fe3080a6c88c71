// lib/report.h: what came of tests, in fields that programs read.
#include "report.h"

#include <stdio.h>
#include <stdlib.h>

#include "testing.h"

// What was written in between, in a process of its own: the runner itself has a
// report, too.
static void write_a_report(void) {
  const char *path = text_format("%s/report", getenv("TEST_OUT"));
  setenv("REPORT", path, 1);
  report_open();
  report_field("test", "a");
  report_field("says", "two\nlines");
  report_number("event", 3);
  report_close(7, 1);
  FILE *file = fopen(path, "r");
  for (int c; file && (c = getc(file)) != EOF;)
    putchar(c);
}

TEST(a_report_has_fields,
     "Each line of a report is a key and a value; a value of several lines has "
     "its key before each",
     "") {
  ck_assert_str_eq(output_of(write_a_report, NULL),
                   "test: a\nsays: two\nsays: lines\nevent: 3\nran: 7\n"
                   "failed: 1\n");
}

TEST(a_bad_end_is_one_word, "report_end() makes fields of what Check says",
     "") {
  ck_assert_str_eq(report_end("Received signal 11 (Segmentation fault)"),
                   "signal 11");
  ck_assert_str_eq(report_end("Early exit with return value 3"), "exit 3");
  ck_assert_str_eq(report_end("Test timeout expired"), "timeout");
}
