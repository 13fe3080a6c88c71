#!/bin/sh
# check_grade.sh [NAME]: a hostile or broken file gets no points and a clear
# reason, the other exercises are graded as usual, the results can be read, and
# the grader comes to its end. NAME: only that one, or those of a pattern, as in
# 'class-*'.
#
# Each attack meets another shell and the other walls, and root and a user take
# turns where root runs this; EVERY=1: it meets them all;
# EVERY=other:dash:own: a user, dash, and the limits of its own.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/grade
only=${1:-*}
places=$BUILD/checks/grade-kit
# Much more than any takes: whatever else runs here slows it down.
bound=270 # seconds for a submission
rm -rf "$work"
mkdir -p "$work"
: >"$work/turns"
export SECONDS_EACH=90 ONLY='01-fix-spread 01-write-sieve'
solution=$ROOT/solutions/01-write-sieve/sieve.c

# -- shells and users ---------------------------------------------------------
users=own
[ "$(id -u)" != 0 ] || ! command -v setpriv >/dev/null || users='own other'
combinations=
for user in $users; do
  for shell in dash bash busybox; do
    path=$(command -v $shell) || continue
    for walls in bubblewrap own; do
      combinations="$combinations $user:$shell:$walls"
    done
    mkdir -p "$places-$user/build/shells/$shell"
    ln -sf "$path" "$places-$user/build/shells/$shell/sh"
  done
done
[ "$users" = own ] || chown -R 65534:65534 "$places-other"

take_turns() { # sets turns to the combinations that are next
  say turn >>"$work/turns"
  # shellcheck disable=SC2086 # words
  set -- $combinations
  turn=$(($(wc -l <"$work/turns") % $# + 1))
  eval "turns=\${$turn}"
  case ${EVERY:-} in
  '') ;;
  1) turns=$combinations ;;
  *) turns=$EVERY ;;
  esac
}

# as USER:SHELL:WALLS COMMAND...: with a place, and everything made, of that user's
as() {
  them=${1%%:*} WALLS=${1##*:} shell=${1#*:} shell=${shell%:*}
  export GRADE_PLACE="$places-$them" WALLS
  path=$GRADE_PLACE/build/shells/$shell:$PATH
  shift
  set -- env BUILD="$GRADE_PLACE" PATH="$path" "$@"
  [ "$them" = own ] ||
    set -- setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
  "$@"
}

# -- what must come out of it -------------------------------------------------
fail() { # fail WORDS
  say "FAILED $*"
  : >"$work/failed"
}

is_wanted() { # is_wanted NAME
  # shellcheck disable=SC2254 # it is a pattern
  case $1 in
  $only) ;;
  *) return 1 ;;
  esac
}

are_valid() { # would a reader of XML or JSON stumble?
  if command -v python3 >/dev/null; then
    python3 -m json.tool "$GRADE_PLACE/results.json" >/dev/null &&
      python3 -c 'import sys, xml.dom.minidom as m; m.parse(sys.argv[1])' \
        "$GRADE_PLACE/results.xml"
  else # no bytes but ASCII, as many brackets as it takes
    ! LC_ALL=C grep -q '[^ -~]' "$GRADE_PLACE/results.json" &&
      [ "$(grep -c '"name":' "$GRADE_PLACE/results.json")" = 2 ] &&
      [ "$(grep -c '</testcase>' "$GRADE_PLACE/results.xml")" = 2 ]
  fi
}

# meets NAME REASON: what stands in work/NAME is graded, the sieve is told REASON
# and gets POINTS.
meets() {
  said=$work/$1/said
  start=$(date +%s)
  as "$where" sh "$tools/grade.sh" "$work/$1" >"$said" 2>&1
  took=$(($(date +%s) - start))
  if ! grep -q '^01-fix-spread *3 of  3' "$said" || [ "$took" -gt $bound ] ||
    ! grep -Eq "^01-write-sieve *${points:-0} of  5  .*$2" "$said"; then
    fail "$1 ($where) after $took s, expected \"$2\":"
    cat "$said"
  fi
  are_valid || fail "$1 ($where): results.xml or results.json is not valid"
}

# prepare NAME: a submission with a right spread, to which a sieve is added
prepare() {
  folder=$work/$1/exercises
  mkdir -p "$folder/01-fix-spread" "$folder/01-write-sieve"
  cp "$ROOT/solutions/01-fix-spread/spread.c" "$folder/01-fix-spread"
}

attack() { # attack NAME REASON: what was prepared
  say "$1" >>"$work/attacks"
  is_wanted "$1" || return 0
  take_turns
  for where in $turns; do
    meets "$1" "$2"
    [ -f "$work/failed" ] ||
      say "$1 ($where): $(sed -n 's/^01-write-sieve *//p' "$work/$1/said")"
  done
}

# hostile NAME REASON: the sieve is read from stdin, and must be told REASON.
hostile() {
  prepare "$1"
  cat >"$folder/01-write-sieve/sieve.c"
  attack "$1" "$2"
}

# from_two NAME REASON: the solution, whose from_two() begins with stdin.
from_two() {
  with_body "$(cat)" | hostile "$1" "$2"
}

with_body() { # with_body C: the solution, whose from_two() begins so
  evil=$1 awk '
    /^#include "exercise.h"/ {
      print; print "#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>"
      print "#include <string.h>\n#include <unistd.h>\n#include <fcntl.h>" }
    /^#include/ { next }
    { print }
    /^Outcome from_two/ { print ENVIRON["evil"] }' "$solution"
}

# shellcheck source=/dev/null
. "$tools/tests/check_grade/crashes.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/cheats.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/given.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/links.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/bytes.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/walls.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/rounds.sh"
# shellcheck source=/dev/null
. "$tools/tests/check_grade/classes.sh"
[ ! -f "$work/failed" ] &&
  say "the grader withstands all of this: $(wc -l <"$work/turns") submissions"
