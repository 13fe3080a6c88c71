#!/bin/sh
# make_files.sh pristine|solved EXERCISE DIR: writes the learner's files there,
# as they are before the first keystroke, or solved. Nothing of this is stored
# twice: a skeleton is its solution with empty functions, a program to be fixed
# is its solution with the fault planted, and the key of a prediction is what
# the program prints.
set -eu
ROOT=$(cd "$(dirname "$0")/../../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
export BUILD
what=$1 exercise=$2 to=$3
here=$ROOT/exercises/$exercise
solution=$ROOT/solutions/$exercise
tools=$ROOT/lib/tools/exercises
number=${exercise%%-*}
kind=${exercise#*-} kind=${kind%%-*}
lesson=$(ls "$ROOT/lessons" | grep "^$number-")
files=$(make --no-print-directory -s -C "$here" files)
[ "$kind" != build ] || solution=$ROOT/lessons/$lesson
mkdir -p "$to"

case $what-$kind in
pristine-build | pristine-write)
  given=$(sed -n 's/^given: *//p' "$here/steps")
  public=
  [ "$kind" = build ] || public=1
  for file in $files; do
    headers=
    for header in "$here"/exercise.h "$ROOT/lessons/$lesson"/*.h; do
      [ -f "$header" ] && headers="$headers $header"
    done
    # shellcheck disable=SC2086 # no blanks in our paths
    awk -v mode=empty -v given="$given" -v public=$public -f "$tools/functions.awk" \
      $headers "$solution/$file" >"$to/$file"
    # Beside a floor's file lies its header, to be read.
    [ "$kind" = write ] || cp "$solution/${file%.c}.h" "$to/"
  done
  ;;
pristine-fix)
  awk -v from="$solution" -v to="$to" -f "$tools/edit.awk" \
    "$solution/wrong/as-given.edit"
  ;;
pristine-predict)
  {
    echo "# Under each name: what the program prints, one line here for each line"
    echo "# there, instead of the question mark."
    awk '/^step:/ { print "\n-- " $2 "\n?" }' "$here/steps"
  } >"$to/answers.txt"
  ;;
pristine-wrong)
  {
    echo "# Which line cannot have happened, and which of the reasons says why?"
    awk '/^step:/ { print "\n-- " $2 "\nline: ?\nreason: ?" }' "$here/steps"
  } >"$to/answers.txt"
  ;;
solved-predict)
  make --no-print-directory -s -C "$here" programs >/dev/null
  sed -n 's/^step: *//p' "$here/steps" | while read -r name; do
    echo "-- $name"
    "$BUILD/exercises/$exercise/${name%.c}" --virtual 2>/dev/null
  done >"$to/answers.txt"
  ;;
solved-wrong)
  make --no-print-directory -s -C "$here" programs >/dev/null
  sed -n 's/^step: *//p' "$here/steps" | while read -r name; do
    echo "-- $name"
    sh "$tools/altered.sh" "$exercise" "${name%.txt}" >"$to/$name"
    diff "$BUILD/exercises/$exercise/$name" "$to/$name" |
      sed -n 's/^> *\([0-9]*\) .*/line: \1/p'
    awk -v name="$name" '/^-- / { on = $2 == name }
      on && /^right:/ { print "reason: " $2 }' "$solution/beliefs.txt"
  done >"$to/answers.txt"
  ;;
solved-*)
  for file in $files; do cp "$solution/$file" "$to/$file"; done
  ;;
esac
