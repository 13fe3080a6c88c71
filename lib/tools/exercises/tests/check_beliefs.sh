#!/bin/sh
# check_beliefs.sh [EXERCISE...]: is whoever believes one thing told so?
#
# A known wrong answer of a build whose `because:` ends with the number of a
# misconception is a floor on which that is true. Each program of a predict runs
# on each of them that its lesson stands on. What it prints there, and does not
# in truth, is what somebody predicts who believes that, and he is told why: by
# the sentences of misconceptions.txt, which are about that program, or else by
# beliefs.txt beside it, in the same form, with what is believed and the rule.
# RECORD=1 writes that one down.
#
#   JOBS=N       so many at once
set -u
. "$(dirname "$0")/../where.sh"
export LC_ALL=C ASAN_OPTIONS=detect_leaks=0
JOBS=${JOBS:-2}
work=$BUILD/checks/beliefs
predicts=${*:-$(exercises | grep -e '-predict')}
bad=0

floors() { # "BUILD EDIT" of each
  for build in $(exercises | grep -- '-build$'); do
    grep -l '^because:.*([AM][0-9]' "$ROOT/solutions/$build"/wrong/*.edit |
      sed "s|^|$build |"
  done
}

rule_of() { # rule_of EDIT LESSON: of the test that it fails, or names
  expect=$(field rule "$1")
  [ -n "$expect" ] || expect=$(field expect "$1")
  awk -v name="${expect%%:*}" -f "$tools/beliefs/rule.awk" \
    "$ROOT/lessons/$2"/test_*.c
}

as_answer() { awk '{ gsub(/[ \t]+/, " "); sub(/ $/, "") } NF'; }

# What is printed with a crash is nobody's prediction.
run_there() { # run_there NAME FOLDER: prints what it prints
  "$2/out/one/one" "$1" >"$2/printed" 2>/dev/null </dev/null &&
    [ -s "$2/printed" ] && as_answer <"$2/printed"
}

# Right as far as it goes: it is told that, whatever has led to it.
is_begun() { # is_begun ANSWER KEY
  head -n "$(wc -l <"$1")" "$2" | cmp -s - "$1"
}

# From threads on a wrong floor can have luck, and print for once what is right.
differs() { # differs NAME FOLDER KEY: it prints into FOLDER/answer what is not
  tries=1
  [ "${exercise%%-*}" -lt 10 ] || tries=5
  while [ $tries -gt 0 ]; do
    run_there "$1" "$2" >"$2/answer" || return
    is_begun "$2/answer" "$3" || return 0
    tries=$((tries - 1))
  done
  return 1
}

# Each answer is a file, named by its program and the floor's number: the first
# floor that leads to it gets it.
on_one_floor() { # on_one_floor NUMBER BUILD EDIT FOLDER
  lesson=$(cd "$ROOT/lessons" && echo "${2%%-*}"-*)
  rm -rf "$4"
  mkdir -p "$4/files"
  awk -v from="$ROOT/lessons/$lesson" -v to="$4/files" -f "$tools/edit.awk" \
    "$3" || return
  because=$(field because "$3")
  numbers=$(say "$because" | sed 's/.*(\(.*\))$/\1/; s/,//g')
  rule=$(rule_of "$3" "$lesson") || return
  for exercise in $predicts; do
    [ "${exercise%%-*}" -ge "${2%%-*}" ] || continue
    rm -f "$4/out/one/one"
    in_folder "$ROOT/exercises/$exercise" one WRONG="$4/files" \
      FLOOR="$lesson" OUT="$4/out" >"$4/text" 2>&1 || {
      say "$exercise does not compile on ${3##*/}: $(cat "$4/text")" >&2
      continue
    }
    for name in $(field step "$ROOT/exercises/$exercise/steps"); do
      differs "${name%.c}" "$4" "$work/$exercise/key/$name" || continue
      {
        say "-- $name $numbers"
        cat "$4/answer"
        say "because: It would print that on a floor where ${because% (*}." \
          "The rule is: $rule."
      } >"$work/$exercise/found/$name.$1"
    done
  done
}

job() { # job NUMBER: every JOBSth floor
  n=0
  floors | while read -r build edit; do
    n=$((n + 1))
    [ $((n % JOBS)) != "$1" ] ||
      on_one_floor "$(printf %03d $n)" "$build" "$edit" "$work/job.$1"
  done
}

prepare() { # prepare EXERCISE: what its programs print in truth
  use "$1"
  mkdir -p "$work/$1/key" "$work/$1/found"
  in_folder "$here" programs programs-in-one >/dev/null 2>&1 || return
  for name in $(field step "$here/steps"); do
    printed_by "$name" | as_answer >"$work/$1/key/$name"
  done
}

known() { # known FILE NAME ANSWER: is it there already?
  awk -v mode=find -v name="$2" -f "$tools/misconceptions.awk" "$1" "$3" \
    >/dev/null 2>&1
}

gather() { # gather EXERCISE: those that are told nothing yet, each once
  use "$1"
  all=$work/$1/beliefs.txt
  {
    say "# Made by make check-beliefs RECORD=1: what the programs print on floors in"
    say "# which a misconception is true, where misconceptions.txt has no answer."
  } >"$all"
  for name in $(field step "$here/steps"); do
    for found in "$work/$1/found/$name".*; do
      [ -f "$found" ] || continue
      sed '1d; $d' "$found" >"$work/answer"
      known "$solution/misconceptions.txt" "$name" "$work/answer" ||
        known "$all" "$name" "$work/answer" || {
        say
        cat "$found"
      } >>"$all"
    done
  done
}

compare() { # compare EXERCISE
  count=$(find "$work/$1/found" -type f | wc -l)
  told=$(grep -c '^-- ' "$work/$1/beliefs.txt")
  if [ -n "$RECORD" ]; then
    cp "$work/$1/beliefs.txt" "$ROOT/solutions/$1/beliefs.txt"
  elif ! diff "$ROOT/solutions/$1/beliefs.txt" "$work/$1/beliefs.txt"; then
    say "$1: beliefs.txt is not what happens today: make check-beliefs RECORD=1"
    bad=1
  fi
  say "$1: $((count)) predictions by one belief each, $told of them are told" \
    "what is believed, the others more"
}

rm -rf "$work"
for predict in $predicts; do
  prepare "$predict" || exit 1
done
n=0
while [ "$n" -lt "$JOBS" ]; do
  job "$n" &
  n=$((n + 1))
done
wait
for predict in $predicts; do
  gather "$predict"
  compare "$predict"
done
exit $bad
