#include "check.h"

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

static TestResult *stub_run(TCase *tcase) {
  TestResult *result = calloc(1, sizeof *result);
  result->tcase = tcase;
  if (pipe(stub_pipe) < 0)
    abort();
  fflush(NULL);
  pid_t child = fork();
  if (child == 0) {
    const char *times = getenv("CK_TIMEOUT_MULTIPLIER");
    alarm((unsigned)(tcase->seconds * (times ? atof(times) : 10)));
    tcase->run(tcase->i);
    exit(0);
  }
  close(stub_pipe[1]);
  size_t used = 0;
  for (ssize_t n = 1; n > 0; used += n > 0 ? (size_t)n : 0)
    n = read(stub_pipe[0], result->told + used, sizeof result->told - 1 - used);
  close(stub_pipe[0]);
  int status;
  waitpid(child, &status, 0);
  bool failed = WIFEXITED(status) && WEXITSTATUS(status) == 77;
  result->type = status == 0 ? CK_PASS : failed ? CK_FAILURE : CK_ERROR;
  // A line each, and the last may have more.
  char *end_of_file = strchr(result->told, '\n');
  if (end_of_file)
    *end_of_file = '\0';
  char *rest;
  result->line = end_of_file ? (int)strtol(end_of_file + 1, &rest, 10) : 0;
  result->message = end_of_file ? rest + 1 : result->told;
  if (result->type == CK_ERROR && WIFSIGNALED(status))
    snprintf(result->told, sizeof result->told, "%ssignal %d",
             WTERMSIG(status) == SIGALRM ? "timeout: " : "", WTERMSIG(status));
  return result;
}

void srunner_run(SRunner *self, const char *suite, const char *only, int mode) {
  (void)suite, (void)mode;
  for (TCase *t = self->suite->first; t; t = t->next) {
    if (only && strcmp(only, t->name))
      continue;
    self->results =
        realloc(self->results, sizeof *self->results * (size_t)(self->ran + 1));
    TestResult *result = stub_run(t);
    self->results[self->ran++] = result;
    self->failed += result->type != CK_PASS;
  }
}
