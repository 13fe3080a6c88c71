#!/bin/sh
# grade.sh [SUBMISSION]: points for every exercise.
#
# The submission is a folder with exercises/ in it, or that folder itself; only
# the learner's own files are taken from it. They are checked in a copy of this
# kit, each exercise behind limits of time, memory and processes. One point for
# each step that passes. Written to GRADE_PLACE:
#
#   results.txt    for people
#   results.xml    JUnit, for GitHub Classroom and other CI
#   results.json   for Gradescope
#
# SECONDS_EACH, MEGABYTES and PROCESSES change the limits; ONLY="name name"
# grades only those.
set -u
. "$(dirname "$0")/where.sh"
submission=${1:-$ROOT}
[ -d "$submission/exercises" ] && submission=$submission/exercises
if [ ! -d "$submission" ]; then
  say "There is no $submission." >&2
  exit 2
fi
submission=$(cd "$submission" && pwd)
list=${ONLY:-$(exercises)}
place=$GRADE_PLACE
kit=$place/kit
. "$tools/grade/kit.sh"
. "$tools/grade/intruders.sh"
. "$tools/grade/reason.sh"
. "$tools/grade/forms.sh"

behind_limits() { # behind_limits TARGET...: make them of the learner's files
  DRAW='' "$limit" "$SECONDS_EACH" "$MEGABYTES" "$PROCESSES" "$run/out" \
    "$run/limits" "$MAKE" --no-print-directory -s \
    -C "$kit/exercises/$exercise" BUILD="$place/build" \
    HAS_SANITIZER="$sanitizer" FROM="$run/files" OUT="$run/out" "$@" \
    >"$run/text" 2>"$run/noise" </dev/null
}

take_files() { # copies the learner's files, or says why not
  for file in $files; do
    theirs=$submission/$exercise/$file
    if [ ! -f "$theirs" ]; then
      say "$file is not there"
    elif [ ! -s "$theirs" ]; then
      say "$file is empty"
    elif [ "$(wc -c <"$theirs")" -gt 1000000 ]; then
      say "$file is larger than a megabyte"
    else
      cp "$theirs" "$run/files/$file"
    fi
  done | tail -n 1
}

is_as_given() {
  sh "$tools/make_files.sh" pristine "$exercise" "$run/pristine"
  for file in $files; do
    cmp -s "$run/pristine/$file" "$run/files/$file" || return 1
  done
}

grade_one() { # grade_one NAME: sets points, steps, why
  use "$1"
  run=$place/run/$1
  points=0
  mkdir -p "$run/files" "$run/out"
  why=$(take_files)
  [ -z "$why" ] || return
  if is_as_given; then
    why="as it was given"
    return
  fi
  if [ "$files" != answers.txt ]; then
    behind_limits objects
    found=$(intruders "$run/out")
    if [ -n "$found" ]; then
      why="it defines what belongs to the tests: $found"
      return
    fi
  fi
  rm -f "$run/out/result"
  behind_limits check
  code=$?
  read_result "$run/out/result"
  # Behind a limit nothing counts; else the steps before the one that failed.
  case $code-$status in
  0-done) points=$steps && return ;;
  124-*) ;;
  *-failed | *-open) points=$passed ;;
  esac
  why=$(reason)
}

make_kit || exit 2
all=0 got=0
forms_begin
for name in $list; do
  grade_one "$name"
  all=$((all + steps)) got=$((got + points))
  forms_add "$place/run/$name/text"
done
forms_end
