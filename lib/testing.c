#include "testing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/record.h"
#include "stack.h"

static Test *tests, **last = &tests; // in the order of their registration
static Record *record;               // of the test that runs

void test_register(Test *test) {
  *last = test;
  last = &test->next;
}

static Test *test_named(const char *name) {
  Test *t = tests;
  while (t && strcmp(t->name, name))
    t = t->next;
  return t;
}

// -- inside a test's process -----------------------------------------------

START_TEST(run_it) {
  Test *test = tests;
  for (int i = 0; i < _i; i++)
    test = test->next;
  if (!getenv("V")) // what the bodies print stands in the record
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stdout));
  record = record_begin(test->name, test->rule, "");
  test->run();
  record_end();
  ck_assert_msg(stack_count() == 0,
                "%zu stacks are still there: who frees the generators, and "
                "has every coroutine ended?",
                stack_count());
  ck_assert_msg(fcntl(STDOUT_FILENO, F_GETFD) != -1, "stdout was closed");
  record->verdict = "passed"; // whoever calls exit(0) does not come here
}
END_TEST

void untraced(void) {
  record_end();
  record->hidden = true;
}

static const char *outcome_words(Outcome o) {
  static const char *const words[] = {"yield", "return", "raise"};
  return text_format("%s %s", words[o.how], outcome_repr(o));
}

void expect_at(const char *file, int line, const char *what, Outcome outcome,
               const char *text) {
  const char *got = outcome_words(outcome);
  if (strcmp(got, text))
    _ck_assert_failed(file, line, what, "%s: expected \"%s\", got \"%s\"", what,
                      text, got);
  else
    _mark_point(file, line);
}

// The text up to the end of the line, without it.
static const char *line_at(const char *text) {
  return text_format("%.*s", (int)strcspn(text, "\n"), text);
}

// Two events before the one that differs, to see where we are.
static const char *context_of(const RecordedEvent *differs) {
  int stop = differs ? differs->seq : record->last ? record->last->seq + 1 : 1;
  const char *text = "";
  for (RecordedEvent *e = record->first; e && e->seq < stop; e = e->next)
    if (e->seq >= stop - 2)
      text = text_format("%s\n  %4d           %s", text, e->seq, trace_line(e));
  return text;
}

void expect_trace_at(const char *file, int line, const char *lines) {
  const RecordedEvent *e = record->first;
  int seq = 1;
  for (; *lines || e; seq++) {
    const char *wanted = *lines ? line_at(lines) : "(nothing more)";
    const char *actual = e ? line_at(trace_line(e)) : "(nothing more)";
    if (strcmp(wanted, actual)) {
      const char *context = context_of(e);
      record->verdict = "differs";
      record->verdict_seq = seq;
      record->verdict_text = record_text(wanted);
      _ck_assert_failed(file, line, "the trace",
                        "event %d differs%s\n  %4d expected: %s\n"
                        "       happened: %s",
                        seq, context, seq, wanted, actual);
    }
    lines += strcspn(lines, "\n");
    lines += *lines == '\n';
    e = e ? e->next : NULL;
  }
  _mark_point(file, line);
}

const char *output_of(void (*run)(void), int *status) {
  static char text[4096];
  int fds[2];
  ck_assert_int_eq(pipe(fds), 0);
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    dup2(fds[1], STDOUT_FILENO);
    dup2(fds[1], STDERR_FILENO);
    close(fds[0]);
    close(fds[1]);
    record_end(); // the record is the parent's
    run();
    fflush(stdout);
    _exit(0);
  }
  close(fds[1]);
  size_t used = 0;
  ssize_t n;
  while ((n = read(fds[0], text + used, sizeof text - 1 - used)) > 0)
    used += (size_t)n;
  text[used] = 0;
  close(fds[0]);
  int state = 0;
  waitpid(child, &state, 0);
  if (status)
    *status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  return text;
}

// -- the program that runs them --------------------------------------------

// Is the word in the list, which has blanks between its words?
static bool has_word(const char *list, const char *word) {
  size_t n = strlen(word);
  for (const char *at = list; (at = strstr(at, word)); at += n)
    if ((at == list || at[-1] == ' ') && (!at[n] || at[n] == ' '))
      return true;
  return false;
}

static Suite *suite_of(const char *name) {
  Suite *suite = suite_create(name);
  const char *wanted = getenv("RUN");
  int i = 0;
  for (Test *t = tests; t; t = t->next, i++) {
    if (wanted && !has_word(wanted, t->name))
      continue;
    TCase *tcase = tcase_create(t->name);
    tcase_add_loop_test(tcase, run_it, i, i + 1);
    tcase_set_timeout(tcase, 20);
    suite_add_tcase(suite, tcase);
  }
  return suite;
}

static Record *record_named(const char *name) {
  Record *t = record_all();
  while (t && strcmp(t->name, name))
    t = t->next;
  return t;
}

// What a learner wants to know of a test that did not pass: the rule, what
// happened, and what the record says of the last moments. Returns whether it
// passed.
static bool judge(TestResult *result) {
  const char *name = tr_tcname(result);
  Record *t = record_named(name);
  bool error = tr_rtype(result) != CK_FAILURE; // a crash or a time-out
  const char *message = tr_msg(result);
  if (tr_rtype(result) == CK_PASS) {
    if (t && t->verdict)
      return true;
    message = "the program has ended in the middle of the test: exit()?";
  }
  printf("\nFAILED %s\n  rule: %s\n  %s:%d: %s\n", name, test_named(name)->rule,
         tr_lfile(result), tr_lno(result), message);
  if (!t)
    return false;
  int from = t->last ? t->last->seq - 3 : 0;
  for (RecordedEvent *e = t->first; error && e; e = e->next)
    if (e->seq >= from)
      printf("  %4d  %s\n", e->seq, trace_line(e));
  if (!t->verdict) {
    t->verdict = strstr(message, "timeout") ? "timeout"
                 : error                    ? "crashed"
                                            : "failed";
    t->verdict_seq = t->last ? t->last->seq : 0;
    t->verdict_text = record_text(message);
  }
  return false;
}

static void list_rows(void) {
  for (Test *t = tests; t; t = t->next)
    printf("%s\t%s\n", t->name, t->rows);
}

// tests SUITE DIRECTORY writes the records there; tests --rows lists what the
// tests cover. In the environment, RUN="name name" runs only those tests, and
// REPORT=FILE gets a line for each that ran: its name, and passed or failed.
int main(int argc, char **argv) {
  if (argc == 2 && !strcmp(argv[1], "--rows"))
    return list_rows(), 0;
  if (argc != 3)
    return fprintf(stderr, "usage: %s SUITE DIRECTORY | --rows\n", argv[0]), 2;
  record_share();
  SRunner *runner = srunner_create(suite_of(argv[1]));
  srunner_run(runner, NULL, NULL, CK_SILENT);
  int ran = srunner_ntests_run(runner), failed = 0;
  TestResult **results = srunner_results(runner);
  FILE *report = getenv("REPORT") ? fopen(getenv("REPORT"), "w") : NULL;
  for (int i = 0; i < ran; i++) {
    bool passed = judge(results[i]);
    failed += !passed;
    if (report)
      fprintf(report, "%s\t%s\n", tr_tcname(results[i]),
              passed ? "passed" : "failed");
  }
  if (report)
    fclose(report);
  free(results);
  srunner_free(runner);
  trace_write_all(argv[2]);
  if (!ran && getenv("RUN"))
    printf("There is no test named %s.\n", getenv("RUN"));
  printf("%s: %d tests, %d failed\n", argv[1], ran, failed);
  return failed || !ran;
}
