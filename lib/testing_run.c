// The program that runs the tests, and says what became of them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"
#include "report.h"
#include "testing.h"
#include "testing_end.h"
#include "testing_old.h"
#include "testing_right.h"
#include "testing_share.h"

// -- which tests run --------------------------------------------------------

// Is the word in the list, which has blanks between its words?
static bool has_word(const char *list, const char *word) {
  size_t n = strlen(word);
  for (const char *at = list; (at = strstr(at, word)); at += n)
    if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
      return true;
  return false;
}

static bool is_wanted(const Test *test) {
  const char *wanted = getenv("RUN");
  return !wanted || has_word(wanted, test->name);
}

static void choose_tests(void) {
  for (Test *t = test_all(); t; t = t->next) {
    if (!is_wanted(t))
      continue;
    t->reached = record_memory(sizeof *t->reached);
    t->end = record_memory(sizeof *t->end);
  }
}

static void for_each_wanted(void (*what)(const char *, const char *),
                            const char *directory) {
  for (Test *t = test_all(); t; t = t->next)
    if (is_wanted(t))
      what(directory, t->name);
}

// -- what became of them ----------------------------------------------------

static Record *record_named(const char *name) {
  Record *r = record_all();
  while (r && strcmp(r->name, name))
    r = r->next;
  return r;
}

static void print_last_events(const Record *record) {
  int from = record->last ? record->last->seq - 3 : 0;
  for (RecordedEvent *e = record->first; e; e = e->next)
    if (e->seq >= from)
      printf("  %s\n", report_field("last", text_format("%4d  %s", e->seq,
                                                        event_text(e))));
}

// In one word, as report.h has it.
static const char *verdict_of(const TestEnd *end, const Record *record) {
  if (end->type == CK_ERROR)
    return report_end(end->message);
  const char *verdict = record ? record->verdict : NULL;
  bool passed = verdict && !strcmp(verdict, "passed");
  return verdict && passed == (end->type == CK_PASS) ? verdict : "failed";
}

// A run that ends too early differs behind its last event, which is what its
// picture marks.
static void print_difference(const Record *record) {
  if (!record->expected[0])
    return;
  const char *early = "nothing more";
  bool ended = !strncmp(record->happened, early, strlen(early));
  int seq = record->verdict_seq + ended;
  report_number("event", seq);
  printf("  the first event that differs is %d:\n", seq);
  printf("    expected: %s\n", report_field("expected", record->expected));
  printf("    happened: %s\n", report_field("happened", record->happened));
}

static const char *message_of(const TestEnd *end) {
  return end->type == CK_PASS
             ? "the program has ended in the middle of the test: exit()?"
             : end->message;
}

// One of many that did not pass.
static void name_it(const Test *test, Record *record, const char *verdict) {
  printf("\nFAILED %s\n  rule: %s\n", test->name, test->rule);
  if (record)
    verdict_give(test, record, verdict, message_of(test->end));
}

// What a learner wants to know of a test that did not pass: the rule, what
// happened, and what the record says of the last moments.
static void explain(const Test *test, Record *record, const char *verdict,
                    const char *directory) {
  bool failed = test->end->type == CK_FAILURE;
  const char *message = message_of(test->end);
  Place place = test->end->place;
  if (!failed && test->reached->file)
    place = *test->reached;
  printf("\nFAILED %s\n", test->name);
  printf("  rule: %s\n", report_field("rule", test->rule));
  printf("  %s: ",
         report_field("place", text_format("%s:%d", place.file, place.line)));
  printf("%s\n", report_field("says", message));
  if (!record)
    return;
  bool said = record->verdict && !strcmp(record->verdict, "differs");
  if (said)
    report_number("event", record->verdict_seq);
  if (!failed)
    print_last_events(record);
  verdict_give(test, record, verdict, message);
  if (!said)
    print_difference(record);
  if (record->hidden)
    return;
  printf("  picture: %s\n",
         report_field("picture", picture_path(directory, test->name)));
  printf("  step through: %s\n",
         report_field("page", page_path(directory, test->name)));
}

static bool is_told_in_full(int failed) {
  const char *most = getenv("IN_FULL");
  return !most || failed < atoi(most);
}

// Has it passed? So many have failed before it.
static bool judge(const Test *test, const char *directory, int failed) {
  bool in_full = is_told_in_full(failed);
  Record *record = record_named(test->name);
  const char *verdict = verdict_of(test->end, record);
  bool passed = !strcmp(verdict, "passed");
  if (passed || in_full)
    test_say(test, directory, !passed);
  report_field("test", test->name);
  report_field("verdict", verdict);
  if (passed)
    return true;
  if (in_full)
    explain(test, record, verdict, directory);
  else
    name_it(test, record, verdict);
  return false;
}

// Returns how many have failed.
static int judge_all(int *ran, const char *directory) {
  int failed = 0;
  report_open();
  for (Test *t = test_all(); t; t = t->next) {
    *ran += t->end != NULL;
    failed += t->end && !judge(t, directory, failed);
  }
  report_close(*ran, failed);
  return failed;
}

static void list_names(void) {
  printf("RUN=%s names no test here. There are:\n", getenv("RUN"));
  for (Test *t = test_all(); t; t = t->next)
    printf("  %s\n", t->name);
}

// Who runs one test wants to know what it holds.
static void say_rule(void) {
  for (Test *t = test_all(); t; t = t->next)
    if (t->end)
      printf("%s has passed: %s\n", t->name, t->rule);
}

// RECORDS=FILE: what happened, as it stands beside tests, see testing_right.h.
// Where a test has failed it is nothing to go by.
static void write_right(bool right) {
  const char *path = getenv("RECORDS");
  if (path && !right)
    remove(path);
  FILE *file = path && right ? fopen(path, "w") : NULL;
  if (!file)
    return;
  for (Test *t = test_all(); t; t = t->next) {
    const Record *record = record_named(t->name);
    if (record && !record->hidden)
      right_write(file, record);
  }
  fclose(file);
}

static void list_rows(void) {
  for (Test *t = test_all(); t; t = t->next)
    printf("%s\t%s\n", t->name, t->rows);
}

// tests SUITE DIRECTORY writes the records there; tests --rows lists what the
// tests cover. In the environment, RUN="name name" runs only those tests, and
// REPORT=FILE gets what came of them, see report.h; RECORDS=FILE what has
// happened in all, and STANDS is where the learner stands. Of more than IN_FULL
// tests that fail only the rule is said.
int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "--rows"))
    return list_rows(), 0;
  if (argc != 3)
    return fprintf(stderr, "usage: %s SUITE DIRECTORY | --rows\n", argv[0]), 2;
  for_each_wanted(old_record_put_aside, argv[2]);
  record_share();
  int ran = 0;
  choose_tests();
  tests_run(argv[1], argv[2]);
  int failed = judge_all(&ran, argv[2]);
  write_right(!failed);
  trace_write_all(record_all(), argv[2]);
  for_each_wanted(old_record_bring_back, argv[2]);
  if (!ran && getenv("RUN"))
    list_names();
  if (ran == 1 && !failed && getenv("RUN") && !getenv("REPORT"))
    say_rule();
  if (failed && !is_told_in_full(failed - 1))
    printf("\nAll that is known of one: make check-tests RUN=NAME\n");
  printf("%s: %d tests, %d failed\n", argv[1], ran, failed);
  return failed || !ran;
}
