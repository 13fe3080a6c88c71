#!/bin/sh
# prove.sh EXERCISE: is this exercise in order? Untouched it fails cleanly, its
# solution passes, and each known wrong answer compiles, fails in the test that
# is meant for it, and is told the sentence that is meant for it. The whole text
# is compared with wrong/NAME.said; RECORD=1 writes it down instead. PRISTINE=1:
# and nobody has worked in it.
set -u
. "$(dirname "$0")/where.sh"
use "$1"
. "$tools/prove/task.sh"
. "$tools/prove/states.sh"
. "$tools/prove/wrong.sh"
. "$tools/prove/marks.sh"
. "$tools/prove/misconceptions.sh"
work=$BUILD/proofs/$exercise
bad=0 count=0
export DRAW=
rm -rf "$work"
mkdir -p "$work"

wrong() { # wrong WORDS...: the proof has failed
  say "$exercise: $*" >&2
  bad=1
}

files_as() { # files_as pristine|solved NAME: makes the files in work/NAME
  sh "$tools/make_files.sh" "$1" "$exercise" "$work/$2" || wrong "no $1 files"
}

check() { # check NAME: with the files in work/NAME; the text goes to NAME.text
  in_folder "$here" check FROM="$work/$1" OUT="$work/$1/out" \
    >"$work/$1.text" 2>"$work/$1.noise" </dev/null
  code=$?
  read_result "$work/$1/out/result"
  if grep -q 'warning:' "$work/$1.text"; then
    wrong "$1: the compiler warns: $(grep 'warning:' "$work/$1.text")"
  fi
}

is_told() { # is_told SENTENCE FILE: does it stand there, over ends of lines?
  tr '\n' ' ' <"$2" | tr -s ' ' | grep -qF -- "$1"
}

prove_task
prove_records
prove_untouched
prove_solved
prove_rights
prove_wrong
prove_marks
prove_misconceptions
[ $bad = 0 ] && say "$exercise: clean untouched, solved passes," \
  "$count wrong answers are answered${marks:-}"
exit $bad
