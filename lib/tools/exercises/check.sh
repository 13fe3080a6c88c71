#!/bin/sh
# check.sh EXERCISE FILES: goes through the steps of one exercise, stops at the
# first that does not pass, and says what to do next. exercise.mk calls it in
# the exercise's folder, with the learner's files, the folder they come FROM,
# and OUT, where everything goes that is made of them.
#
# OUT/result says afterwards how far it came, in fields:
#
#   status: done, open (nothing wrong, but not finished), failed, or broken
#           (missing, or does not compile)
#   passed: the steps up to the first that does not pass
#   steps: all of them
#   what: why it stopped, in one line
#   test: the test that failed
#   verdict: how, see lib/report.h
#   rule: its rule
#   complaint: what the program, or a sanitizer, said of its end; several lines
set -u
. "$(dirname "$0")/where.sh"
use "$1" "$2"
. "$tools/check/words.sh"
case $kind in
predict | wrong)
  . "$tools/check/answers.sh"
  . "$tools/check/seeded.sh"
  ;;
*) . "$tools/check/tests.sh" ;;
esac
. "$tools/check/blame.sh"
failing='' # the test that failed

finish() { # finish STATUS PASSED [WHAT]: writes the result, and ends
  {
    say "status: $1"
    say "passed: $2"
    say "steps: $steps"
    say "what: ${3:-}"
    if [ -n "$failing" ]; then
      say "test: $failing"
      say "verdict: $(verdict "$failing")"
      say "rule: $(reported rule)"
      complaints | sed 's/^ */complaint: /'
    fi
  } >"$OUT/result"
  [ "$1" = 'done' ]
  exit
}

build() { # build TARGET: passes on what the compiler says
  if in_folder . "$1" FROM="$FROM" OUT="$OUT" >"$OUT/compiled" 2>&1; then
    cat "$OUT/compiled" # warnings
    return
  fi
  grep -v '^make' "$OUT/compiled"
  error=$(first_error)
  case $error in
  *.[ch]:*) culprit=${error%%:*} ;;
  *) culprit=$files ;;
  esac
  say "$exercise: $culprit does not compile. The first message above counts."
  finish broken 0 "it does not compile: $error"
}

first_error() { # of the compiler or the linker, without the folders
  {
    grep -e 'error:' -e 'undefined' -e 'multiple definition' "$OUT/compiled" ||
      cat "$OUT/compiled"
  } | sed -e 's/^[^ ]*\///' -e q
}

mkdir -p "$OUT"
rm -f "$OUT/result" "$OUT/blamed"
if [ -n "$SEED" ] && [ "$kind" != wrong ]; then
  say "SEED=$SEED makes a new record in a wrong-line; $exercise is none."
  finish failed 0 "SEED=$SEED"
fi
for file in $files; do
  [ -s "$FROM/$file" ] || {
    say "$exercise: $file is empty or not there. make reset brings it back."
    finish broken 0 "$file is empty or not there"
  }
done
build "$target"
if [ -n "$RUN" ]; then
  check_one_test "$RUN"
fi

[ -z "$SEED" ] || check_seeded

n=1
while [ $n -le "$steps" ]; do
  check_step $n # ends here unless the step passes
  title $n passed
  n=$((n + 1))
done
[ "$target" != tests ] || check_own_tests
say "$exercise: done. $last_words"
next=$(exercise_after "$exercise")
if ! exercises | grep -qx "$exercise"; then
  : # nobody is led here, nor on from here
elif [ -n "$next" ]; then
  say "  Next:    exercises/$next (make next: the first that is not done)"
else
  say "  That was the last. make tower in the top folder runs all floors."
fi
finish 'done' "$steps"
