#!/bin/sh
# prove.sh EXERCISE: is this exercise in order? Untouched it fails cleanly, with
# each step solved it comes to the next, its solution passes, and each known
# wrong answer compiles, fails in the test that is meant for it, and is told the
# sentence that is meant for it. The whole text is compared with wrong/NAME.said;
# RECORD=1 writes it down instead. PRISTINE=1: and nobody has worked in it.
#
# All of it as a learner does it: by `make check` in the exercise's own folder,
# in a copy of the kit.
set -u
. "$(dirname "$0")/where.sh"
use "$1"
. "$tools/prove/task.sh"
. "$tools/prove/states.sh"
. "$tools/prove/wrong.sh"
. "$tools/prove/marks.sh"
. "$tools/prove/misconceptions.sh"
work=$BUILD/proofs/$exercise
kit=$work/kit
out=$kit/build/exercises/$exercise
bad=0 count=0
export DRAW=

wrong() { # wrong WORDS...: the proof has failed
  say "$exercise: $*" >&2
  bad=1
}

files_as() { # files_as pristine|solved NAME: makes the files in work/NAME
  sh "$tools/make_files.sh" "$1" "$exercise" "$work/$2" || wrong "no $1 files"
}

# A copy of the kit, with a build/ of its own: all that stands there for this
# exercise is what its learner has.
make_kit() {
  mkdir -p "$kit/exercises" "$kit/build"
  for part in lib lessons solutions; do
    ln -s "$ROOT/$part" "$kit/"
  done
  ln -s "$BUILD/objects" "$kit/build/"
  cp -p "$ROOT/exercises/order" "$kit/exercises/"
  cp -pR "$here" "$kit/exercises/"
  rm -rf "$kit/exercises/$exercise"/kept-*
}

check() { # check NAME: with the files in work/NAME; the text goes to NAME.text
  for file in $files; do
    cp "$work/$1/$file" "$kit/exercises/$exercise/"
  done
  rm -f "$out"/*.trace
  in_folder "$kit/exercises/$exercise" check BUILD="$kit/build" \
    >"$work/$1.text" 2>"$work/$1.noise" </dev/null
  code=$?
  read_result "$out/result"
  look_at_marks
  if grep -q 'warning:' "$work/$1.text"; then
    wrong "$1: the compiler warns: $(grep 'warning:' "$work/$1.text")"
  fi
}

is_told() { # is_told SENTENCE FILE: does it stand there, over ends of lines?
  tr '\n' ' ' <"$2" | tr -s ' ' | grep -qF -- "$1"
}

rm -rf "$work"
make_kit
prove_task
prove_untouched
prove_halves
prove_solved
prove_rights
prove_wrong
prove_misconceptions
prove_marks
[ $bad = 0 ] && say "$exercise: clean untouched, solved passes," \
  "$count wrong answers are answered${marks:-}"
exit $bad
