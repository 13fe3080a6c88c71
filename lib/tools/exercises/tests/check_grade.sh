#!/bin/sh
# check_grade.sh [NAME]: a hostile or broken file gets no points and a clear
# reason, the other exercises are graded as usual, and the grader comes to its
# end. NAME: only that one.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/grade
only=${1:-}
rm -rf "$work"
mkdir -p "$work"
export GRADE_PLACE="$BUILD/checks/grade-kit" SECONDS_EACH=30
export ONLY='01-fix-spread 01-write-sieve'
solution=$ROOT/solutions/01-write-sieve/sieve.c

# hostile NAME REASON: the sieve is read from stdin, and must be told REASON.
hostile() {
  [ "${only:-$1}" = "$1" ] || return 0
  folder=$work/$1/exercises said=$work/$1/said
  mkdir -p "$folder/01-fix-spread" "$folder/01-write-sieve"
  cp "$ROOT/solutions/01-fix-spread/spread.c" "$folder/01-fix-spread"
  cat >"$folder/01-write-sieve/sieve.c"
  start=$(date +%s)
  sh "$tools/grade.sh" "$work/$1" >"$said" 2>&1
  took=$(($(date +%s) - start))
  if grep -q '^01-fix-spread *3 of  3' "$said" &&
    grep -q "^01-write-sieve *0 of  4  .*$2" "$said" && [ "$took" -lt 90 ]; then
    say "$1: $(sed -n 's/^01-write-sieve *//p' "$said")"
  else
    say "FAILED $1 after $took s, expected \"$2\":"
    cat "$said"
    : >"$work/failed"
  fi
  are_valid || {
    say "FAILED $1: results.xml or results.json is not valid"
    : >"$work/failed"
  }
}

are_valid() { # would a reader of XML or JSON stumble?
  command -v python3 >/dev/null || return 0
  python3 -m json.tool "$GRADE_PLACE/results.json" >/dev/null &&
    python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' \
      "$GRADE_PLACE/results.xml"
}

# from_two NAME REASON: the solution, whose from_two() begins with stdin.
from_two() {
  evil=$(cat)
  awk -v evil="$evil" '
    /^#include "exercise.h"/ {
      print; print "#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>"
      print "#include <string.h>\n#include <unistd.h>" }
    /^#include/ { next }
    { print }
    /^Outcome from_two/ { print evil }' "$solution" |
    hostile "$1" "$2"
}

from_two endless-loop 'timeout' <<'C'
  for (volatile unsigned i = 0;; i++)
    ;
C
from_two endless-recursion 'stack overflow' <<'C'
  volatile char frame[4096] = {0};
  return frame[getpid() % 7] ? returned(value_none()) : from_two(self, arg);
C
from_two segfault 'SEGV' <<'C'
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
[ ! -f "$work/failed" ] && say "the grader withstands all of this"
