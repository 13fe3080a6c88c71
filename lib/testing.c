#include "testing.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "die.h"
#include "misuse.h"
#include "record/missing.h"
#include "record/record.h"
#include "record/sentence.h"
#include "stack.h"

static Test *tests, **last = &tests;
static Record *record; // of the test that runs
static Place nowhere;
Place *test_reached = &nowhere;

void test_register(Test *test) {
  for (Test *t = tests; t; t = t->next)
    if (!strcmp(t->name, test->name))
      die("two tests are called %s: the second would hide the first's record",
          test->name);
  *last = test;
  last = &test->next;
}

Test *test_all(void) { return tests; }

// In memory that the parent has, too.
static void note_crash(const void *const *frames, int count) {
  if (record && count > 0)
    record->crash[0] = frames[0];
}

void test_run(Test *test) {
  test_reached = test->reached;
  if (!getenv("V")) // what the bodies print stands in the record
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stdout));
  record = record_begin(test->name, test->rule, "");
  misuse_watch = note_crash;
  test->run();
  record_end();
  ck_assert_msg(stack_count() == 0,
                "%zu stacks are still there: who frees the generators, and "
                "has every coroutine ended?",
                stack_count());
  ck_assert_msg(fcntl(STDOUT_FILENO, F_GETFD) != -1, "stdout was closed");
  record->verdict = "passed"; // whoever calls exit(0) does not come here
}

void untraced(void) {
  record_end();
  record->hidden = true;
}

// -- what happened ------------------------------------------------------------

// Check has 4 KiB for all that is said of a failure.
enum { SHOWN = 900 };

static const char *outcome_words(Outcome o) {
  static const char *const words[] = {"yield", "return", "raise"};
  return text_format("%s %s", words[o.how], outcome_repr(o));
}

void expect_at(const char *file, int line, const char *what, Outcome outcome,
               const char *text) {
  const char *got = outcome_words(outcome);
  if (strcmp(got, text))
    _ck_assert_failed(file, line, what, "%s: expected \"%s\", got \"%s\"", what,
                      text_part(text, got, SHOWN), text_part(got, text, SHOWN));
  else
    _mark_point(file, line);
}

static const char *said(const char *line) {
  return *line ? line_sentence(line) : "nothing more";
}

// Two events before the one that differs, to see where we are.
static const char *context_of(const RecordedEvent *differs) {
  int stop = differs ? differs->seq : record->last ? record->last->seq + 1 : 1;
  const char *text = "";
  for (RecordedEvent *e = record->first; e && e->seq < stop; e = e->next)
    if (e->seq >= stop - 2)
      text = text_format("%s\n  %4d           %s", text, e->seq,
                         text_part(line_sentence(event_text(e)), "", SHOWN));
  return text;
}

void expect_trace_at(const char *file, int line, const char *lines) {
  const RecordedEvent *e = record->first;
  int seq = 1;
  for (; *lines || e; seq++) {
    const char *wanted = *lines ? text_line(lines) : "";
    const char *actual = e ? text_line(event_text(e)) : "";
    if (strcmp(wanted, actual)) {
      const char *context = context_of(e);
      record->verdict = "differs";
      record->verdict_seq = seq;
      record->verdict_text = record_text(wanted);
      missing_note(record, seq, wanted);
      record->expected = record_text(said(wanted));
      record->happened = record_text(said(actual));
      _ck_assert_failed(file, line, "the trace",
                        "event %d differs%s\n  %4d expected: %s\n"
                        "       happened: %s",
                        seq, context, seq,
                        text_part(record->expected, record->happened, SHOWN),
                        text_part(record->happened, record->expected, SHOWN));
    }
    lines += strcspn(lines, "\n");
    lines += *lines == '\n';
    e = e ? e->next : NULL;
  }
  _mark_point(file, line);
}

// -- notes --------------------------------------------------------------------

static char *notes; // owned; NULL: none
// Where each note begins there, and the event that has printed it.
static struct {
  size_t at;
  int seq;
} * noted; // owned
static size_t noted_count;

void note(const char *format, ...) {
  va_list args;
  va_start(args, format);
  char *text = text_new_v(format, args), *before = notes;
  va_end(args);
  size_t used = before ? strlen(before) : 0;
  notes = text_new("%s%s%s", before ? before : "", used ? ", " : "", text);
  print("%s", text);
  free(before);
  free(text);
  if (record && record->last) {
    noted = reallocate(noted, noted_count + 1, sizeof *noted);
    noted[noted_count].at = used ? used + 2 : 0;
    noted[noted_count++].seq = record->last->seq;
  }
}

// The first note that is not the one expected, or, when it is missing, the last
// event.
static int first_difference(const char *taken, const char *text, size_t count) {
  size_t same = 0;
  while (taken[same] && taken[same] == text[same])
    same++;
  while (count > 0 && noted[count - 1].at > same)
    count--;
  return count > 0 && taken[same] ? noted[count - 1].seq
         : record->last           ? record->last->seq
                                  : 0;
}

const char *notes_taken(void) {
  static char *taken; // until the next call
  free(taken);
  taken = notes;
  notes = NULL;
  noted_count = 0;
  return taken ? taken : "";
}

void expect_notes_at(const char *file, int line, const char *text) {
  size_t count = noted_count;
  const char *taken = notes_taken();
  if (strcmp(taken, text))
    record->verdict_seq = first_difference(taken, text, count);
  if (strcmp(taken, text))
    _ck_assert_failed(file, line, "the notes",
                      "the notes differ\n  expected: %s\n  happened: %s",
                      *text ? text_part(text, taken, SHOWN) : "(none)",
                      *taken ? text_part(taken, text, SHOWN) : "(none)");
  else
    _mark_point(file, line);
}

// -- a process of its own -----------------------------------------------------

bool lines_are_known(void) {
#if defined(EMULATED) || !defined(__OPTIMIZE__)
  return false;
#else
  return !system("addr2line --version >/dev/null 2>&1");
#endif
}

bool processor_is_known(void) {
#if defined(__x86_64__) || defined(__aarch64__) || defined(__riscv)
  return true;
#else
  return false;
#endif
}

const char *output_of(void (*run)(void), int *status) {
  static char *text; // owned, until the next call
  size_t used = 0, room = 4096;
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
    misuse_says_it_all();
    run();
    fflush(stdout);
    _exit(0);
  }
  close(fds[1]);
  text = reallocate(text, room, 1);
  for (ssize_t n; (n = read(fds[0], text + used, room - 1 - used)) > 0;) {
    used += (size_t)n;
    if (used == room - 1)
      text = reallocate(text, room *= 2, 1);
  }
  text[used] = 0;
  close(fds[0]);
  int state = 0;
  waitpid(child, &state, 0);
  if (status)
    *status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
  return text;
}
