#!/bin/sh
# make_files.sh given|pristine|N|solved EXERCISE FOLDER: writes the learner's
# files there, as they are before the first keystroke, with the first N steps
# done, or solved. given: and all else that lies beside them to be read or run.
# Nothing of this is stored twice: a skeleton is its solution with empty
# functions, a program to be fixed is its solution with the fault planted, and
# the key of a prediction is what the program prints.
set -eu
. "$(dirname "$0")/where.sh"
use "$2"
to=$3
# The solution of a build is the lesson itself.
from=$solution
[ "$kind" != build ] || from=$ROOT/lessons/$lesson
mkdir -p "$to"

emptied() { # the solution's functions, but for those that are given
  given=$(field given "$here/steps") public=''
  [ "$kind" = build ] || public=1
  empty_files
}

half_done() { # but for those of the steps behind the Nth
  given='' public='' later=' '
  empty_files
  n=$done
  while [ "$n" -lt "$steps" ]; do
    n=$((n + 1))
    later="$later$(step "$n" write) "
  done
  given=$(for file in $files; do
    awk -v mode=open -f "$tools/functions.awk" "$to/$file"
  done | while read -r name; do
    case $later in
    *" $name "*) ;;
    *) say "$name" ;;
    esac
  done | tr '\n' ' ')
  empty_files
}

empty_files() { # those that are not in given
  for file in $files; do
    set --
    for header in "$solution"/exercise.h "$ROOT/lessons/$lesson"/*.h; do
      [ ! -f "$header" ] || set -- "$@" "$header"
    done
    awk -v mode=empty -v given="$given" -v public="$public" \
      -f "$tools/functions.awk" "$@" "$from/$file" >"$to/$file"
    # Beside a floor's file lies its header, to be read.
    [ "$kind" = write ] || cp "$from/${file%.c}.h" "$to/"
  done
}

questions() { # questions LINES: under the name of each step that is not done
  field step "$here/steps" | tail -n "+$((done + 1))" | while read -r name; do
    printf '\n-- %s\n%b\n' "$name" "$1"
  done
}

answers() { # answers COMMAND: under the name of each other, what that says of it
  in_folder "$here" programs >/dev/null
  field step "$here/steps" | head -n "$done" | while read -r name; do
    say "-- $name"
    "$1" "$name"
  done
}

wrong_line() { # wrong_line NAME.txt: its number, and the reason
  altered "${1%.txt}" "$out/altered"
  diff "$out/altered/true/$1" "$out/altered/$1" |
    sed -n 's/^> *\([0-9]*\) .*/line: \1/p'
  say "reason: $(field reason "$solution/${1%.txt}.edit")"
}

answer_predict() {
  say "# Under each name: what the program prints, one line here for each" \
    "line"
  say "# there, instead of the question mark."
  answers printed_by
  questions '?'
}

answer_wrong() {
  say "# Which line cannot have happened, and which of the reasons says why?"
  answers wrong_line
  questions 'line: ?\nreason: ?'
}

beside_them() { # what lies beside the learner's files
  for file in "$solution"/*.[ch]; do
    case " $files " in
    *" ${file##*/} "*) ;;
    *) [ ! -f "$file" ] || cp "$file" "$to/" ;;
    esac
  done
  [ "$kind" = wrong ] || return 0
  in_folder "$here" programs >/dev/null
  for name in $(field step "$here/steps"); do
    altered "${name%.txt}" "$out/altered"
    cp "$out/altered/$name" "$to/"
  done
}

case $1 in
pristine | given) done=0 ;;
solved) done=$steps ;;
*) done=$1 ;;
esac
case $1-$kind in
*-predict | *-wrong) "answer_$kind" >"$to/answers.txt" ;;
pristine-fix | given-fix)
  awk -v from="$solution" -v to="$to" -f "$tools/edit.awk" \
    "$solution/wrong/as-given.edit"
  ;;
pristine-* | given-*) emptied ;;
solved-*)
  for file in $files; do
    cp "$from/$file" "$to/$file"
  done
  ;;
*) half_done ;;
esac
[ "$1" != given ] || beside_them
