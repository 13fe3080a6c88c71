# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# crashes.sh: files that crash, hang, flood, or bring what is not theirs;
# sourced by check_grade.sh.

from_two endless-loop 'timeout' <<'C'
  for (volatile unsigned i = 0;; i++)
    ;
C
from_two endless-recursion 'stack overflow' <<'C'
  volatile char frame[4096] = {0};
  return frame[getpid() % 7] ? returned(value_none()) : from_two(self, arg);
C
from_two segfault 'NULL where' <<'C'
  *(volatile int *)8 = 1;
C
from_two exit-0 'ended' <<'C'
  exit(0);
C
from_two quick-exit-0 'ended in the middle of the test' <<'C'
  _exit(0);
C
from_two abort 'it_counts_from_two: ' <<'C'
  abort();
C
from_two closed-stdout 'stdout was closed' <<'C'
  fclose(stdout);
C
from_two a-gigabyte 'it writes too much' <<'C'
  char line[1000];
  memset(line, 'x', sizeof line);
  for (int i = 0; i < 1000000; i++)
    fwrite(line, 1, sizeof line, stderr);
C
from_two fork-bomb 'it makes too many processes' <<'C'
  while (true)
    fork();
C
from_two detached-processes 'it makes too many processes' <<'C'
  signal(SIGHUP, SIG_IGN);
  while (true)
    if (fork() == 0)
      setsid();
C
from_two memory-hog 'it uses too much memory' <<'C'
  while (true)
    memset(malloc(1 << 20), 1, 1 << 20);
C
hostile does-not-compile 'does not compile: .*error' <<'C'
#include "exercise.h"
Outcome from_two(Generator *self, void *arg) { this is not C }
C
: | hostile empty-file 'is empty'
{ cat "$solution" && echo 'int main(void) { return 0; }'; } |
  hostile own-main 'belongs to the tests: main'
{ cat "$solution" && cat; } <<'C' | hostile prints-success 'did not come to their end'
#include <stdio.h>
#include <unistd.h>
__attribute__((constructor)) static void win(void) {
  puts("100%: Checks: 9, Failures: 0, Errors: 0");
  puts("01-write-sieve: 9 tests, 0 failed");
  fflush(stdout);
  _exit(0);
}
C
{ cat "$solution" && cat; } <<'C' | hostile closed-at-once 'did not come to their end'
#include <unistd.h>
__attribute__((constructor)) static void hide(void) { close(1), close(2); }
C
{ cat "$solution" && cat; } <<'C' | hostile overrides-ck-assert 'belongs to the tests: _ck_assert_failed'
void _ck_assert_failed(const char *file, int line, const char *expr, ...) {
  (void)file, (void)line, (void)expr;
}
C
{ cat "$solution" && cat; } <<'C' | hostile overrides-strcmp 'belongs to the tests: strcmp'
int strcmp(const char *a, const char *b) { return a == b ? 0 : 0; }
C
