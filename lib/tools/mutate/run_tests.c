// run_tests.c: runs tests until one fails, and says which.
//
// tests FILE "name name" runs the named tests first, then the others, and
// writes the name of the first that fails to FILE. It takes the place of
// testing_run.c, which runs all of them and keeps their records. SECONDS in the
// environment is how long a test may take.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "record/shared_memory.h"
#include "testing.h"

static pid_t child; // with all that it has started: a process group

static void on_alarm(int number) { (void)number; } // it ends a waitpid()

// A change may make a test take memory without end.
static bool is_big(void) {
  char path[40];
  snprintf(path, sizeof path, "/proc/%d/statm", (int)child);
  FILE *sizes = fopen(path, "r");
  unsigned long pages = 0;
  if (!sizes)
    return false;
  if (fscanf(sizes, "%*u %lu", &pages) != 1)
    pages = 0;
  fclose(sizes);
  return pages * (unsigned long)sysconf(_SC_PAGESIZE) > 2ul << 30;
}

// Whoever leaves in the middle of a test by exit(0) has no verdict.
static bool has_verdict(const Test *test) {
  const Record *r = record_all();
  while (r && strcmp(r->name, test->name))
    r = r->next;
  return r && r->verdict && !strcmp(r->verdict, "passed");
}

static bool passes(Test *test) {
  const char *seconds = getenv("SECONDS");
  test->reached = record_memory(sizeof *test->reached);
  child = fork();
  if (child == 0) {
    setpgid(0, 0);
    test_run(test);
    exit(0);
  }
  setpgid(child, child);
  int status = -1, left = seconds ? atoi(seconds) : 10;
  while (waitpid(child, &status, 0) < 0)
    if (left-- == 0 || is_big())
      kill(-child, SIGKILL);
  kill(-child, SIGKILL);
  return status == 0 && has_verdict(test);
}

static void expect_passes(Test *test, FILE *out) {
  if (passes(test))
    return;
  fprintf(out, "%s\n", test->name);
  fclose(out);
  _exit(1);
}

int main(int argc, char **argv) {
  FILE *out = argc == 3 ? fopen(argv[1], "w") : NULL;
  if (!out)
    return 2;
  sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
  setitimer(ITIMER_REAL, &(struct itimerval){{1, 0}, {1, 0}}, NULL);
  record_share();
  for (char *name = strtok(argv[2], " "); name; name = strtok(NULL, " "))
    for (Test *t = test_all(); t; t = t->next)
      if (!t->reached && !strcmp(t->name, name))
        expect_passes(t, out);
  for (Test *t = test_all(); t; t = t->next)
    if (!t->reached)
      expect_passes(t, out);
  _exit(0);
}
