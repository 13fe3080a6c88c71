#!/bin/sh
# mutate.sh: changes the code in small ways, one at a time, and runs the tests.
#
# Called by the Makefile here, which says how to compile. A change is killed
# when a test fails. One that compiles to the same code is none; one that makes
# a test work without end, so that it has to be stopped, counts apart.
# In the environment: CC FLAGS LIBS OBJ OBJECTS of the test program; NAME of the
# lesson; FILES to change; OUT for all that is made; AIM JOBS SAMPLE SEED AGAIN.
# shellcheck disable=SC2153
set -u
here=$(cd "$(dirname "$0")" && pwd) ROOT=$(cd "$here/../../.." && pwd)
JOBS=${JOBS:-1} SEED=${SEED:-1} SAMPLE=${SAMPLE:-} AGAIN=${AGAIN:-}
tab=$(printf '\t')
list=$OUT/mutants
mkdir -p "$OUT/first"
cat "$OUT"/results "$OUT"/result.* 2>/dev/null >"$OUT/before"
rm -rf "$OUT"/result.* "$OUT"/job.*
cd "$ROOT" || exit 1

for file in $FILES; do
  awk -v file="$file" -f "$here/mutants.awk" "$file"
done >"$list"
if [ "$SAMPLE" ]; then
  awk -v seed="$SEED" 'BEGIN { srand(seed) } { print rand() "\t" $0 }' "$list" |
    sort -n | head -n "$SAMPLE" | cut -f 2- | sort >"$list.some"
  mv "$list.some" "$list"
fi

# What has become of a change is known by the text of the line, so that it is
# still known when other lines have changed.
if [ "$AGAIN" ] && [ -s "$OUT/before" ]; then
  awk -F '\t' -v known="$OUT/result.known" -v left="$list.left" '
    FNR == NR && $1 == "survived" { survived[$2, $4, $5, $6, $7] }
    FNR == NR { was[$2, $4, $5, $6, $7] = $1; next }
    ($1, $3, $4, $8, $9) in survived || !(($1, $3, $4, $8, $9) in was) {
      print >left
      next
    }
    { print was[$1, $3, $4, $8, $9] "\t" $1 "\t" $2 "\t" $3 "\t" $4 "\t" \
      $8 "\t" $9 >known }' "$OUT/before" "$list"
  [ -f "$list.left" ] || : >"$list.left"
  mv "$list.left" "$list"
fi

# Each job has a copy of the sources, in which it changes one file at a time.
# The objects say that they come from the original: the kit finds out by their
# paths which lines are a learner's. They are compiled in lib/tests, from where
# some tests name files.
copy_sources() { # copy_sources JOB
  copy=$OUT/job.$1
  mkdir -p "$copy/lib" "$copy/o"
  cp -R lib/*.[ch] lib/context lib/record lib/tests "$copy/lib"
  cp -R lessons "$copy"
  INCLUDES="-I$copy/lib -I$copy/lessons -ffile-prefix-map=$copy=$ROOT"
}

# The same code for the machine? The sanitizers see more than that, so they are
# left out; that they are there is known to the code by this macro.
assembly() { # assembly SOURCE
  # shellcheck disable=SC2086
  (cd lib/tests && $CC $PLAIN $INCLUDES -S "$copy/$1" -o -) 2>"$copy/errors"
}
PLAIN="-std=gnu11 -w -O1 -g0 -DCHECKED=1 -D__SANITIZE_ADDRESS__=1"

# Which sources of the program does a change of this file reach?
reached() { # reached FILE
  case $1 in
  *.c) echo "$1" ;;
  *) for object in $OBJECTS; do
    grep -q "[ /]$1" "${object%.o}.d" && echo "$object"
  done | sed "s|^$OBJ/||; s|\.o\$|.c|" | grep -v '^lib/tools/' ;;
  esac
}

# Prints same, changed or broken.
compare() {
  verdict=same
  for source in $sources; do
    was=$copy/o/$(echo "$source" | tr / -).s
    assembly "$source" >"$copy/now.s" || { echo broken; return; }
    cmp -s "$was" "$copy/now.s" || verdict=changed
  done
  echo $verdict
}

build() {
  objects=$OBJECTS
  for source in $sources; do
    new=$copy/o/$(echo "$source" | tr / -).o
    # shellcheck disable=SC2086
    (cd lib/tests && $CC $FLAGS -w $INCLUDES -c "$copy/$source" -o "$new") \
      2>"$copy/errors" || return 1
    objects=$(echo "$objects" | sed "s|$OBJ/${source%.c}\.o|$new|")
  done
  # shellcheck disable=SC2086
  $CC $FLAGS $objects $LIBS -o "$copy/tests" 2>"$copy/errors"
}

# A test that writes files finds nothing of the run before.
program() { # program SECONDS FIRST-TESTS
  rm -rf "$copy/out" && mkdir "$copy/out"
  (cd "$copy/lib/tests" && TEST_OUT=$copy/out "$copy/tests" "$copy/killer" "$1" \
    "$2") >/dev/null 2>&1 </dev/null
}

# The tests that have killed changes of this function come first, then those of
# this file, then the others, the fastest first.
run() { # run FILE FUNCTION: as run_tests.c ends
  killers=$OUT/first/$(echo "$1" | tr / -)
  first=$(cat "$killers.$2" "$killers" "$OUT/order" 2>/dev/null |
    awk '!seen[$0]++' | tr '\n' ' ')
  program "$limit" "$first"
  ended=$?
  [ "$ended" = 0 ] && return
  tail -n 1 "$copy/killer" | cut -d ' ' -f 2 >"$copy/last"
  for memory in "$killers.$2" "$killers"; do
    cat "$copy/last" "$memory" 2>/dev/null | awk '!seen[$0]++ && n++ < 6' \
      >"$copy/killers"
    mv "$copy/killers" "$memory"
  done
  return "$ended"
}

judge() { # judge FILE FUNCTION
  case $(compare) in
  same) echo same && return ;;
  broken) echo broken && return ;;
  esac
  build || { echo broken; return; }
  run "$1" "$2"
  case $? in
  0) echo survived ;;
  3) echo endless ;;
  *) echo killed ;;
  esac
}

enter() { # enter FILE: its sources, and their code before any change
  file=$1 sources=$(reached "$1")
  for source in $sources; do
    assembly "$source" >"$copy/o/$(echo "$source" | tr / -).s"
  done
}

job() { # job NUMBER
  copy_sources "$1"
  file=
  awk -v n="$1" -v jobs="$JOBS" 'NR % jobs == n' "$list" |
    while IFS=$tab read -r name line function kind at count to old new; do
      [ "$name" = "$file" ] || enter "$name"
      { head -c "$at" "$name"; printf %b "$to"
        tail -c +$((at + count + 1)) "$name"; } >"$copy/$name"
      verdict=$(judge "$name" "$function")
      case $verdict in survived | endless)
        echo "$verdict: $name:$line: $kind: $new" >&2 ;;
      esac
      printf '%s\t' "$verdict" "$name" "$line" "$function" "$kind" "$old"
      printf '%s\n' "$new"
      cp "$name" "$copy/$name"
    done >"$OUT/result.$1"
}

# Nothing is changed yet: do the tests pass?
copy_sources 0
sources=
for linker in lld gold; do # faster than the usual one, if it is there
  command -v "ld.$linker" >/dev/null && LIBS="$LIBS -fuse-ld=$linker"
done
build && program 600 '' || {
  echo "$NAME: the tests do not pass without a change:"
  cat "$copy/errors" "$copy/killer"
  exit 1
}
sort -n "$copy/killer" | cut -d ' ' -f 2 >"$OUT/order"
# In seconds: three times as long as the slowest, and two more.
limit=$(sort -n "$copy/killer" | awk 'END { printf "%d", 3 + 3 * $1 }')
n=0 pids=
while [ "$n" -lt "$JOBS" ]; do
  job "$n" &
  pids="$pids $!" n=$((n + 1))
done
# shellcheck disable=SC2086
trap 'kill $pids; exit 1' INT TERM
wait
rm -rf "$OUT"/job.*
sort -t "$tab" -k 2,2 -k 3,3n "$OUT"/result.* >"$OUT/results"
awk -F '\t' -v name="$NAME" -v aim="$AIM" -f "$here/count.awk" \
  "$here/equivalent" "$OUT/results"
