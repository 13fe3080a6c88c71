// Bad input: every mistake is named, with file and line, and nothing crashes.

#include "suites.h"

#include "../trace_reader.h"

#include <stdlib.h>
#include <string.h>

#define ACTORS                                                                 \
  "\"actors\":[{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"},"           \
  "{\"id\":\"g\",\"label\":\"gen\",\"kind\":\"gen\"}]"
#define HEADER "{\"name\":\"t\",\"loop\":false," ACTORS "}\n"
#define EVENT(seq, rest)                                                       \
  "{\"seq\":" #seq ",\"t\":0,\"iter\":0,\"actor\":\"m\"," rest "}\n"

static const struct {
  const char *text, *wrong;
} bad[] = {
    {"", "t.trace:1: the file is empty: not even a header"},
    {"\n \n", "t.trace:1: the file is empty: not even a header"},
    {"hello\n", "t.trace:1: expected {"},
    {"{}\n", "t.trace:1: the first line must be a header with a name"},
    {"{\"name\":\"t\"}\n", "t.trace:1: the header needs a list of actors"},
    {"{\"name\":\"t\",\"actors\":[", "t.trace:1: the line ends too early (is "
                                     "the file cut?)"},
    {"{\"name\":\"t\",\"actors\":{}}\n", "t.trace:1: expected ["},
    {"{\"name\":\"t\",\"actors\":[{\"id\":\"a b\",\"kind\":\"gen\"}]}\n",
     "t.trace:1: an actor's id must be 1 to 40 letters, digits or _"},
    {"{\"name\":\"t\",\"actors\":[{\"id\":\"a\",\"kind\":\"x\"}]}\n",
     "t.trace:1: kind must be main, loop, gen, cb, thread, task or fut"},
    {"{\"name\":\"t\",\"actors\":[{\"id\":\"a\"}]}\n",
     "t.trace:1: an actor needs a kind"},
    {"{\"name\":\"t\",\"actors\":[{\"id\":\"a\",\"kind\":\"gen\"},"
     "{\"id\":\"a\",\"kind\":\"gen\"}]}\n",
     "t.trace:1: two actors have the same id"},
    {HEADER "{\"seq\":1\n",
     "t.trace:2: the line ends too early (is the file cut?)"},
    {HEADER "{\"seq\":1} x\n", "t.trace:2: an event needs a verb"},
    {HEADER EVENT(1, "\"verb\":\"jump\""), "t.trace:2: unknown verb"},
    {HEADER EVENT(2, "\"verb\":\"print\""),
     "t.trace:2: seq must count 1, 2, 3 without a gap"},
    {HEADER EVENT(1, "\"verb\":\"print\"") EVENT(1, "\"verb\":\"print\""),
     "t.trace:3: seq must count 1, 2, 3 without a gap"},
    {HEADER EVENT(1, "\"verb\":\"next\""),
     "t.trace:2: this verb needs a target"},
    {HEADER EVENT(1, "\"verb\":\"next\",\"target\":\"h\""),
     "t.trace:2: there is no actor with that id in the header"},
    {HEADER EVENT(1, "\"verb\":\"call_soon\",\"target\":\"g\""),
     "t.trace:2: this verb needs a handle, h"},
    {HEADER EVENT(1, "\"verb\":\"print\",\"value\":7"),
     "t.trace:2: expected a string"},
    {HEADER EVENT(1, "\"verb\":\"print\",\"value\":\"a"),
     "t.trace:2: the line ends too early (is the file cut?)"},
    {HEADER "{\"seq\":1,\"actor\":\"m\",\"verb\":\"print\"} x\n",
     "t.trace:2: something follows the closing }"},
    {HEADER EVENT(1, "\"verb\":\"print\",\"value\":\"\\q\""),
     "t.trace:2: unknown escape in a string"},
    {HEADER EVENT(1, "\"verb\":\"print\",\"value\":\"\\u12g4\""),
     "t.trace:2: \\u needs four hexadecimal digits"},
    {HEADER "{\"seq\":-1}\n",
     "t.trace:2: expected a whole number that is not negative"},
    {HEADER "{\"seq\":1.5}\n",
     "t.trace:2: expected a whole number that is not negative"},
    {HEADER "{\"t\":1e999}\n", "t.trace:2: the number is too large"},
    {HEADER "{\"t\":nan}\n", "t.trace:2: expected a number"},
    {HEADER "{\"relay\":1}\n", "t.trace:2: expected true or false"},
    {HEADER "{\"more\":[]}\n",
     "t.trace:2: an unknown field may not hold { or ["},
    {HEADER "{\"seq\":1,}\n", "t.trace:2: expected a string"},
    {HEADER "[]\n", "t.trace:2: expected {"},
    {HEADER "{\"verdict\":\"maybe\"}\n",
     "t.trace:2: verdict must be passed, differs, failed, crashed or "
     "timeout"},
    {HEADER "{\"verdict\":\"passed\"}\n" EVENT(1, "\"verb\":\"print\""),
     "t.trace:3: nothing may follow the verdict"},
};

START_TEST(mistakes_are_named) {
  Run run;
  char wrong[PROBLEM_SIZE] = "";
  bool good =
      run_parse(&run, "t.trace", bad[_i].text, strlen(bad[_i].text), wrong);
  ck_assert_msg(!good, "accepted: %s", bad[_i].text);
  ck_assert_str_eq(wrong, bad[_i].wrong);
}
END_TEST

START_TEST(a_missing_file_is_named) {
  Run run;
  char wrong[PROBLEM_SIZE];
  ck_assert(!run_read(&run, "traces/none.trace", wrong));
  ck_assert_str_eq(wrong, "traces/none.trace:1: No such file or directory");
}
END_TEST

// Strings come out clean, whatever bytes go in.
START_TEST(strings_are_cleaned) {
  static const char text[] = HEADER EVENT(
      1, "\"verb\":\"print\",\"value\":\"a\\nb\\u0000\x01\xff\xc0\xaf"
         "\\ud83d\\ude00\\ud800\xe2\x80\xae\"");
  static const char clean[] = "a\xe2\x8f\x8e"
                              "b\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                              "\xef\xbf\xbd\xef\xbf\xbd\xf0\x9f\x98\x80"
                              "\xef\xbf\xbd\xef\xbf\xbd";
  Run run;
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&run, "t", text, sizeof text - 1, wrong), "%s",
                wrong);
  ck_assert_str_eq(run.events[0].value, clean);
  run_release(&run);
}
END_TEST

// Whoever wants an event as a line of text finds it there; we make our own.
START_TEST(fields_for_others_are_passed_over) {
  static const char text[] = HEADER EVENT(
      1,
      "\"verb\":\"print\",\"value\":\"a\",\"line\":\"main print \\\"a\\\"\"");
  Run run;
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&run, "t", text, sizeof text - 1, wrong), "%s",
                wrong);
  ck_assert_int_eq(run.event_count, 1);
  ck_assert_str_eq(run.events[0].value, "a");
  run_release(&run);
}
END_TEST

START_TEST(the_verdict_is_read) {
  static const char text[] =
      HEADER EVENT(1, "\"verb\":\"print\"") "{\"verdict\":\"differs\",\"seq\":"
                                            "1,\"text\":\"no\"}\r\n\n";
  Run run;
  char wrong[PROBLEM_SIZE];
  ck_assert_msg(run_parse(&run, "t", text, sizeof text - 1, wrong), "%s",
                wrong);
  ck_assert_int_eq(run.event_count, 1);
  ck_assert_int_eq(run.verdict.judgement, DIFFERS);
  ck_assert_int_eq(run.verdict.seq, 1);
  ck_assert_str_eq(run.verdict.text, "no");
  run_release(&run);
}
END_TEST

TCase *trace_reader_tests(void) {
  TCase *tests = tcase_create("trace_reader");
  tcase_add_loop_test(tests, mistakes_are_named, 0,
                      (int)(sizeof bad / sizeof *bad));
  tcase_add_test(tests, a_missing_file_is_named);
  tcase_add_test(tests, strings_are_cleaned);
  tcase_add_test(tests, fields_for_others_are_passed_over);
  tcase_add_test(tests, the_verdict_is_read);
  return tests;
}
