// lib/testing_right.h: where a run has left the right way, which stands in
// lib/tests/records; and lib/testing_end.h: how that is said.
#include "record/missing.h"
#include "testing_right.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/shared_memory.h"
#include "testing_end.h"

static Test test = {.name = "three_prints", .file = __FILE__};

static void expect_difference(int seq, const char *expected,
                              const char *happened) {
  Difference first = {0};
  ck_assert(difference_find(&test, record_now, &first));
  ck_assert_int_eq(first.seq, seq);
  ck_assert_str_eq(first.expected, expected);
  ck_assert_str_eq(first.happened, happened);
}

TEST(the_first_difference_is_found,
     "A run that has left the right way differs from what the file says in one "
     "event first: another one, one too few, or one too many",
     "") {
  print("one");
  expect_difference(2, "main prints: two", "");
  print("zwei");
  expect_difference(2, "main prints: two", "main prints: zwei");
}

TEST(one_event_too_many_differs,
     "What happens behind the last event of the right run differs from it",
     "") {
  Difference none;
  print("one");
  print("two\nlines");
  print("three");
  ck_assert(!difference_find(&test, record_now, &none));
  print("four");
  expect_difference(4, "", "main prints: four");
}

TEST(without_a_right_record_nothing_differs,
     "Of a test that the file does not have, or that has no such file, nobody "
     "can say where it went wrong: it was at its end",
     "") {
  Difference none;
  int next_file = dup(0);
  close(next_file);
  Test unknown = {.name = "thre", .file = __FILE__};
  Test elsewhere = {.name = "three_prints", .file = "/nowhere/test_it.c"};
  Record now = *record_now;
  print("x");
  ck_assert(!difference_find(&unknown, record_now, &none));
  ck_assert(!difference_find(&elsewhere, record_now, &none));
  ck_assert_int_eq(dup(0), next_file); // and none is left open
  now.last = record_now->last;
  verdict_give(&unknown, &now, "failed", "it is not so");
  ck_assert_int_eq(now.verdict_seq, 1);
}

TEST(a_right_record_is_written_in_lines,
     "The right record of a test is its name and its events, a line for each",
     "") {
  char text[200] = "";
  FILE *file = fmemopen(text, sizeof text, "w");
  print("a\nb");
  right_write(file, record_now);
  fclose(file);
  ck_assert_str_eq(text,
                   "== a_right_record_is_written_in_lines\nmain print a\n");
}

TEST(a_verdict_names_the_place,
     "A run that failed is judged with the event where it went wrong, what was "
     "expected there, and what happened",
     "") {
  Record now = *record_now;
  print("uno");
  now.first = now.last = record_now->last;
  verdict_give(&test, &now, "failed", "it is not so");
  ck_assert_str_eq(now.verdict, "failed");
  ck_assert_int_eq(now.verdict_seq, 1);
  ck_assert_str_eq(now.expected, "main prints: one");
  ck_assert_str_eq(now.happened, "main prints: uno");
  verdict_give(&test, &now, "timeout", "late"); // it is judged once
  ck_assert_str_eq(now.verdict, "failed");
}

TEST(what_is_missing_is_noted,
     "What should have happened is kept with the record, as far as a line says "
     "it",
     "") {
  Record now = *record_now;
  missing_note(&now, 3, "");
  ck_assert_int_eq(now.missing.seq, 0);
  missing_note(&now, 3, "loop run Task-1 send(None)");
  ck_assert_int_eq(now.missing.seq, 3);
  ck_assert_str_eq(now.missing.target, "Task-1");
  ck_assert_str_eq(now.missing.value, "send(None)");
}

TEST(
    a_run_that_ends_early_says_how,
    "A run that ends too early went wrong behind its last event: a crash, or a "
    "time-out, which says who waits for whom",
    "") {
  Record now = *record_now, late = now;
  print("one");
  now.first = now.last = late.first = late.last = record_now->last;
  verdict_give(&test, &now, "signal 6", "Received signal 6 (Aborted)");
  ck_assert_str_eq(now.verdict, "crashed");
  ck_assert_int_eq(now.verdict_seq, 1);
  ck_assert_str_eq(now.expected, "main prints: two");
  ck_assert_int_eq(now.missing.seq, 2);
  ck_assert_str_eq(now.missing.actor, "main");
  ck_assert_str_eq(now.missing.value, "two");
  ck_assert_str_eq(now.happened, "nothing more: Received signal 6 (Aborted)");
  verdict_give(&test, &late, "timeout", "Test timeout expired");
  ck_assert_str_eq(late.verdict, "timeout");
  ck_assert_str_eq(late.verdict_text,
                   "Test timeout expired: main does not come back");
}

TEST(a_hang_names_who_waits,
     "Of a run that does not end it is told who runs, and who waits for whom",
     "") {
  Record now = *record_now;
  RecordedActor amy = {.label = "amy()"}, bob = {.label = "bob()"};
  now.stack[1] = &amy;
  now.stack[2] = &bob;
  now.depth = 2;
  verdict_give(&test, &now, "timeout", "late");
  ck_assert_str_eq(now.verdict_text, "late: bob() does not come back, amy() "
                                     "waits for bob(), main waits for amy()");
  now = *record_now;
  now.depth = RECORDED_DEPTH; // deeper than is kept
  verdict_give(&test, &now, "timeout", "late");
  ck_assert_str_eq(now.verdict_text, "late");
}

TEST(a_crash_names_its_function,
     "Of a crash the function is named in which it was", "") {
  Record now = *record_now;
  now.crash[0] = (const void *)expect_difference;
  verdict_give(&test, &now, "signal 11", "Received signal 11");
  ck_assert_ptr_nonnull(
      strstr(now.verdict_text, "Received signal 11 in expect_difference()"));
}

TEST(a_fault_is_a_crash_though_the_sanitizer_exits,
     "A fault is told as a crash, also when the sanitizer has ended the test",
     "") {
  Record now = *record_now;
  verdict_give(&test, &now, "exit 1", "Early exit with return value 1");
  ck_assert_str_eq(now.verdict, "failed");
  now = *record_now;
  now.crash[0] = (const void *)expect_difference;
  verdict_give(&test, &now, "exit 1", "Early exit with return value 1");
  ck_assert_str_eq(now.verdict, "crashed");
  ck_assert_ptr_nonnull(
      strstr(now.verdict_text, "Received signal 11 in expect_difference()"));
}

TEST(a_picture_has_a_path_from_where_we_stand,
     "The path of a picture starts where the learner stands", "") {
  setenv("STANDS", "/usr/lib", 1);
  ck_assert_str_eq(picture_path("/usr/bin", "x"), "../bin/x.svg");
  setenv("STANDS", "/usr", 1);
  ck_assert_str_eq(picture_path("/usr/bin", "x"), "bin/x.svg");
  ck_assert_str_eq(page_path("/usr/bin", "x"), "bin/play.html#x");
  setenv("STANDS", "/usr/bin", 1);
  ck_assert_str_eq(picture_path("/usr/bin", "x"), "x.svg");
  setenv("STANDS", "/", 1);
  ck_assert_str_eq(picture_path("/usr/bin", "x"), "usr/bin/x.svg");
  ck_assert_str_eq(picture_path("/nowhere", "x"), "/nowhere/x.svg");
}

TEST(a_long_run_may_hang,
     "How a run ended is told behind the comparison of all its events, which "
     "borrow more texts than there are",
     "") {
  Test forty = {.name = "forty_prints", .file = __FILE__};
  for (int i = 1; i < 40; i++)
    print("%d", i);
  Record now = *record_now;
  verdict_give(&forty, &now, "timeout", "Test timeout expired");
  ck_assert_int_eq(now.verdict_seq, 39);
  ck_assert_str_eq(now.expected, "main prints: 40");
  ck_assert_str_eq(now.happened, "nothing more: Test timeout expired: main "
                                 "does not come back");
}
