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
# grades only those; WALLS=own does without bubblewrap.
set -u
. "$(dirname "$0")/where.sh"
export LC_ALL=C # bytes are bytes, whatever a submission has
submission=${1:-$ROOT}
case $submission in
/*) ;;
*) submission=./$submission ;;
esac
[ -d "$submission/exercises" ] && submission=$submission/exercises
if [ ! -d "$submission" ] || [ -L "$submission" ]; then
  say "There is no folder $submission." >&2
  exit 2
fi
submission=$(cd "$submission" && pwd)
for number in "$SECONDS_EACH" "$MEGABYTES" "$PROCESSES"; do
  case $number in
  '' | *[!0-9]* | ????????*)
    say "SECONDS_EACH, MEGABYTES and PROCESSES are numbers, not $number." >&2
    exit 2
    ;;
  esac
done
for name in $ONLY; do
  exercises | grep -qx -- "$name" || {
    say "ONLY=$name is none of the exercises:" >&2
    exercises >&2
    exit 2
  }
done
# Two graders in one place would remove each other's files: one waits.
case ":$LOCKED:" in
*":$GRADE_PLACE:"*) ;;
*) exec sh "$ROOT/lib/tools/lock.sh" "$GRADE_PLACE" sh "$0" "$submission" ;;
esac
list=${ONLY:-$(exercises)}
mkdir -p "$GRADE_PLACE" && place=$(cd "$GRADE_PLACE" && pwd) || exit 2
kit=$place/kit
. "$tools/grade/kit.sh"
. "$tools/grade/bubble.sh"
. "$tools/grade/intruders.sh"
. "$tools/grade/reason.sh"
. "$tools/grade/verdict.sh"
. "$tools/grade/forms.sh"

make_there() { # make_there OUT TARGET: of the learner's files
  behind_walls "$1" "$MAKE" --no-print-directory -s \
    -C "$kit/exercises/$exercise" BUILD="$place/build" \
    HAS_SANITIZER="$sanitizer" FROM="$run/files" OUT="$1" "$2"
}

take_files() { # copies the learner's files, or says why not
  for file in $files; do
    "$take" "$submission" "$exercise" "$file" "$run/files/$file"
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
  mkdir -p "$run/files"
  why=$(take_files)
  [ -z "$why" ] || return
  if is_as_given; then
    why="as it was given"
    return
  fi
  if [ "$files" != answers.txt ]; then
    make_there "$run/objects" objects >/dev/null 2>&1
    found=$(intruders "$run/objects")
    if [ -n "$found" ]; then
      why="it defines what belongs to the tests: $found"
      return
    fi
    found=$(outsiders "$run/objects")
    if [ -n "$found" ]; then
      why="it includes what is not its own: $found"
      return
    fi
  fi
  make_there "$run/out" check >"$run/text" 2>"$run/noise"
  code=$?
  "$take" "$run" out result "$run/result" >/dev/null
  claimed $code
  [ "$points" = "$steps" ] || why=$(reason)
  [ "$points-$why" = "$steps-" ] || why=${why:-it has ended its own check}
  judge_steps
}

rm -f "$place"/results.txt "$place"/results.xml "$place"/results.json
make_kit && find_walls || exit 2
all=0 got=0
forms_begin
for name in $list; do
  grade_one "$name"
  all=$((all + steps)) got=$((got + points))
  forms_add "$place/run/$name/text"
done
forms_end
