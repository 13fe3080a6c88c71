#include "check.h"

#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <sys/wait.h>
#include <unistd.h>

static int stub_pipe[2];

void _ck_assert_failed(const char *file, int line, const char *what,
                       const char *format, ...) {
  va_list args;
  va_start(args, format);
  dprintf(stub_pipe[1], "%s\n%d\n", file, line);
  (void)what; // as Check has it: `format` says all
  vdprintf(stub_pipe[1], format, args);
  va_end(args);
  _exit(77);
}

Suite *suite_create(const char *name) {
  Suite *suite = calloc(1, sizeof *suite);
  suite->last = &suite->first;
  return (void)name, suite;
}

TCase *tcase_create(const char *name) {
  TCase *tcase = calloc(1, sizeof *tcase);
  tcase->name = name;
  return tcase;
}

void tcase_add_loop_test(TCase *self, void (*run)(int), int from, int to) {
  self->run = run;
  self->i = from;
  (void)to;
}

void tcase_add_unchecked_fixture(TCase *self, void (*before)(void),
                                 void (*behind)(void)) {
  self->before = before;
  (void)behind; // nobody has any
}

void tcase_set_timeout(TCase *self, double seconds) {
  self->seconds = (int)seconds;
}

void suite_add_tcase(Suite *self, TCase *tcase) {
  *self->last = tcase;
  self->last = &tcase->next;
}

SRunner *srunner_create(Suite *suite) {
  SRunner *runner = calloc(1, sizeof *runner);
  runner->suite = suite;
  return runner;
}

static void stub_child(TCase *tcase) {
  const char *times = getenv("CK_TIMEOUT_MULTIPLIER");
  setpgid(0, 0);
  alarm((unsigned)ceil(tcase->seconds * (times ? atof(times) : 1)));
  tcase->run(tcase->i);
  exit(0);
}

// What the child has told: a line each, and the last may have more.
static void stub_hear(TestResult *result) {
  size_t used = 0;
  for (ssize_t n = 1; n > 0; used += n > 0 ? (size_t)n : 0)
    n = read(stub_pipe[0], result->told + used, sizeof result->told - 1 - used);
  char *rest = strchr(result->told, '\n');
  if (!rest)
    return;
  *rest = '\0';
  result->line = (int)strtol(rest + 1, &rest, 10);
  result->message = rest + 1;
}

// How it has ended, in Check's words.
static void stub_judge(TestResult *result, int status) {
  char *words = result->told;
  size_t room = sizeof result->told;
  result->type = CK_ERROR;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
    result->type = CK_PASS;
  else if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
    result->type = CK_FAILURE;
  else if (WIFEXITED(status))
    snprintf(words, room, "Early exit with return value %d",
             WEXITSTATUS(status));
  else if (WTERMSIG(status) == SIGALRM)
    snprintf(words, room, "Test timeout expired");
  else
    snprintf(words, room, "Received signal %d (%s)", WTERMSIG(status),
             strsignal(WTERMSIG(status)));
}

static TestResult *stub_run(TCase *tcase) {
  TestResult *result = calloc(1, sizeof *result);
  result->tcase = tcase;
  result->message = result->told;
  if (pipe(stub_pipe) < 0)
    abort();
  fflush(NULL);
  pid_t child = fork();
  if (child == 0)
    stub_child(tcase);
  close(stub_pipe[1]);
  int status = 0;
  waitpid(child, &status, 0);
  kill(-child, SIGKILL); // whom it has left behind
  stub_judge(result, status);
  if (result->type == CK_FAILURE)
    stub_hear(result);
  close(stub_pipe[0]);
  return result;
}

void srunner_run(SRunner *self, const char *suite, const char *only, int mode) {
  (void)suite, (void)mode;
  for (TCase *t = self->suite->first; t; t = t->next) {
    if (only && strcmp(only, t->name))
      continue;
    if (t->before)
      t->before();
    TestResult *result = stub_run(t);
    result->next = self->results;
    self->results = result;
    self->ran++;
    self->failed += result->type != CK_PASS;
  }
}

TestResult **srunner_results(SRunner *self) {
  TestResult **all = calloc((size_t)self->ran + 1, sizeof(TestResult *));
  int i = self->ran;
  for (TestResult *r = self->results; r; r = r->next)
    all[--i] = r;
  return all;
}

void srunner_free(SRunner *self) {
  for (TestResult *r = self->results, *next; r; r = next) {
    next = r->next;
    free(r);
  }
  for (TCase *t = self->suite->first, *next; t; t = next) {
    next = t->next;
    free(t);
  }
  free(self->suite);
  free(self);
}
