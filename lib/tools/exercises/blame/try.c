#include "exercises/blame/try.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double try_clock(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

Test *try_find(const char *name) {
  Test *t = test_all();
  while (t && strcmp(t->name, name))
    t = t->next;
  return t;
}

static void on_alarm(int number) { (void)number; } // it ends a waitpid()

// While a process runs, an alarm every hundredth of a second lets us look at
// the time.
static void alarm_every(long microseconds) {
  sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
  setitimer(ITIMER_REAL,
            &(struct itimerval){{0, microseconds}, {0, microseconds}}, NULL);
}

static void run_test(Test *test) {
  setpgid(0, 0); // with all that it will start
  // Not by freopen(): what tests look for must not wait in a buffer.
  dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
  test_run(test);
  exit(0); // by exit(), where the sanitizers look for leaks
}

// Returns its status, or -1 when its time was up.
static int wait_for(pid_t child, double until) {
  int status = 0, left = 0;
  alarm_every(10000);
  while (waitpid(child, &status, 0) < 0)
    if (try_clock() > until) {
      left = -1;
      kill(-child, SIGKILL);
    }
  alarm_every(0);
  kill(-child, SIGKILL); // those that it has started
  return left ? left : status;
}

Try try_test(Test *test, Patience patience) {
  Record *before = record_all();
  double start = try_clock();
  test->reached = record_memory(sizeof *test->reached);
  swap_begin(patience.visits);
  fflush(NULL); // or the child would write it, too
  pid_t child = fork();
  if (child == 0)
    run_test(test);
  setpgid(child, child);
  int status = wait_for(child, start + patience.seconds);
  Record *record = record_all();
  Try result = {.seconds = try_clock() - start,
                .record = record == before ? NULL : record};
  result.hung =
      status == -1 || (WIFEXITED(status) && WEXITSTATUS(status) == SWAP_HANGS);
  // Whoever leaves in the middle of a test by exit(0) has no verdict.
  result.passed = status == 0 && result.record && record->verdict &&
                  !strcmp(record->verdict, "passed");
  return result;
}

const char *try_first_failing(char *names, Patience patience) {
  for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
    Test *test = try_find(name);
    if (test && !try_test(test, patience).passed)
      return name;
  }
  return NULL;
}
