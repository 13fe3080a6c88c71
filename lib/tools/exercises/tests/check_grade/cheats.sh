# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# cheats.sh: files that would have points for what they have not done; sourced by
# check_grade.sh.

# The score was read from files that the submission can write.
{ cat "$solution" && cat; } <<'C' | hostile writes-its-result 'did not come to'
#include <stdio.h>
#include <unistd.h>
#include <stdlib.h>
__attribute__((constructor)) static void win(void) {
  const char *report = getenv("REPORT");
  FILE *f = report ? fopen(report, "w") : NULL;
  if (f)
    fprintf(f, "test: it_counts_from_two\nverdict: passed\nran: 9\nfailed: 0\n");
  if (f)
    fclose(f);
  _exit(0);
}
C
outlives() { # outlives NAME RESULT: a child of the check's writes it at its end
  from_two "$1" "${3:-it_counts_from_two}" <<C
  if (fork() == 0) {
    setsid();
    for (int i = 0; i < 400; i++) {
      const char *report = getenv("REPORT");
      char name[4000];
      snprintf(name, sizeof name, "%s", report ? report : "/nowhere/report");
      strcpy(strrchr(name, '/'), "/result");
      FILE *f = fopen(name, "w");
      if (f) {
        fputs("$2", f);
        fclose(f);
      }
      usleep(5000);
    }
    _exit(0);
  }
  abort();
C
}
outlives child-claims-done 'status: done\npassed: 5\nsteps: 5\n' .
outlives child-claims-failed 'status: failed\npassed: 4\nsteps: 5\n' .
outlives passed-1x 'status: failed\npassed: 1x\nsteps: 5\nwhat: 1x\n' .
# shellcheck disable=SC2016 # a shell that evaluates it writes the file
outlives passed-a-command \
  'status: failed\npassed: 0+all[$(id >&2; touch /tmp/ran-it)]\nsteps: 5\n' .
outlives passed-a-lot 'status: failed\npassed: 99999999999999999999\n' .
outlives passed-negative 'status: failed\npassed: -4\nsteps: 5\n' .
[ ! -e /tmp/ran-it ] || fail "a word of a result was run"

# It fills the record, and ends.
from_two fills-the-record . <<'C'
  extern struct { char *a[10]; } *record_now;
  static char passed[] = "passed";
  // As a Record lies in memory, its verdict is somewhere in its last words.
  char **words = (char **)record_now;
  for (int i = 0; i < 300; i++)
    if (i > 200 && !words[i])
      words[i] = passed;
  _exit(0);
C
{ cat "$solution" && cat; } <<'C' | hostile constructor-reads-all 'did not come to'
#include <unistd.h>
__attribute__((constructor)) static void echo(void) {
  char bytes[64];
  for (int from = 3; from < 300; from++) {
    long n = isatty(from) ? 0 : read(from, bytes, sizeof bytes);
    for (int to = 3; n > 0 && to < 300; to++)
      if (write(to, bytes, (unsigned long)n) < 0)
        continue;
  }
  _exit(0);
}
C

# The solution is there, somewhere.
include() { # include NAME PATH: a sieve that is only that
  say "#include \"$2\"" |
    hostile "$1" 'does not compile|includes what is not its own'
}
include includes-the-solution ../../solutions/01-write-sieve/sieve.c
include includes-it-by-its-path "$solution"
include includes-it-from-the-kit ../../../kit/solutions/01-write-sieve/sieve.c
include includes-another-place \
  ../../../../grade-kit-own/kit/solutions/01-write-sieve/sieve.c
from_two patches-the-test . <<'C'
  extern int mprotect(void *, unsigned long, int);
  extern void expect_at(void);
  char *page = (char *)((unsigned long)expect_at & ~4095UL);
  if (mprotect(page, 8192, 7) == 0)
    *(unsigned char *)expect_at = 0xc3; // it returns at once
  return returned(value_none());
C
from_two exits-when-all-is-done . <<'C'
  extern int atexit(void (*)(void));
  extern void quick_exit(int);
  if (fork() == 0)
    return returned(value_none());
  quick_exit(0);
C
