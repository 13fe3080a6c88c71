// run_tests.c: runs tests until one fails, and says which.
//
// tests FILE SECONDS "name name" runs the named tests first, then the others,
// and writes to FILE how many seconds each has worked, and its name; the last
// one is the one that fails. It takes the place of testing_run.c, which runs
// all of them and keeps their records.
//
// SECONDS is how long a test may work. They are seconds of its own, so that it
// does not matter how busy the machine is; one that only waits is stopped after
// five times as many on the clock.
//
// Ends with 0 when all pass, 1 when one fails, 3 when one had to be stopped,
// for it took time or memory without end.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
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

typedef enum { PASSES, FAILS, WITHOUT_END = 3 } Verdict;

static rlim_t limit; // in seconds of work

static void run_in_child(Test *test) {
  setpgid(0, 0);
  // It counts for each process alone: verdict_of() looks at all together.
  setrlimit(RLIMIT_CPU, &(struct rlimit){limit, limit + 1});
  signal(SIGALRM, SIG_DFL); // when nobody is there any more to stop us
  alarm((unsigned)(6 * limit));
  test_run(test);
  exit(0);
}

static double seconds_of(struct timeval t) {
  return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static Verdict verdict_of(Test *test, double *seconds) {
  test->reached = record_memory(sizeof *test->reached);
  child = fork();
  if (child == 0)
    run_in_child(test);
  setpgid(child, child);
  bool stopped = false;
  int status = -1;
  struct rusage used;
  rlim_t left = 5 * limit;
  while (wait4(child, &status, 0, &used) < 0)
    if ((stopped = left-- == 0 || is_big()))
      kill(-child, SIGKILL);
  kill(-child, SIGKILL);
  *seconds = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  // A test sees a child of its own that worked too long as one that has failed.
  if (stopped || *seconds > (double)limit - 0.5) // the system counts roughly
    return WITHOUT_END;
  return status == 0 && has_verdict(test) ? PASSES : FAILS;
}

static void expect_passes(Test *test, FILE *out) {
  double seconds;
  Verdict verdict = verdict_of(test, &seconds);
  fprintf(out, "%.3f %s\n", seconds, test->name);
  fflush(out); // else a child would write it, too
  if (verdict == PASSES)
    return;
  fclose(out);
  _exit(verdict);
}

int main(int argc, char **argv) {
  FILE *out = argc == 4 ? fopen(argv[1], "w") : NULL;
  if (!out)
    return 2;
  limit = (rlim_t)atoi(argv[2]);
  sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
  setitimer(ITIMER_REAL, &(struct itimerval){{1, 0}, {1, 0}}, NULL);
  record_share();
  for (char *name = strtok(argv[3], " "); name; name = strtok(NULL, " "))
    for (Test *t = test_all(); t; t = t->next)
      if (!t->reached && !strcmp(t->name, name))
        expect_passes(t, out);
  for (Test *t = test_all(); t; t = t->next)
    if (!t->reached)
      expect_passes(t, out);
  fclose(out);
  _exit(0);
}
