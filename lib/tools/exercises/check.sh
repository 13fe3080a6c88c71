#!/bin/sh
# check.sh: goes through the steps of one exercise, stops at the first that does
# not pass, and says what to do next. exercise.mk calls it, in the exercise's
# folder, with everything it needs in the environment.
#
# OUT/result says afterwards how far it went: "STATUS passed steps", where the
# status is done, open (nothing wrong, but not finished), failed or broken (does
# not compile).
set -u
tools=$ROOT/lib/tools/exercises
programs=$BUILD/exercises/$EXERCISE
lesson_text=lessons/$LESSON/README.md
say() { printf '%s\n' "$*"; }

# -- the steps -------------------------------------------------------------------
# step: a title; read: a heading of the lesson; write: functions; then the tests.
steps=$(grep -c '^step:' steps)
field() { # field NUMBER NAME: what the step says there; NAME "" are its tests
  awk -v n="$1" -v name="$2" '
    /^step:/ { k++ }
    k != n || /^#/ || !NF { next }
    name != "" && $1 == name ":" { sub(/^[a-z]+: */, ""); print }
    name == "" && /^ / { printf "%s ", $1 }' steps
}

finish() { # finish STATUS PASSED
  echo "$1 $2 $steps" >"$OUT/result"
  [ "$1" = done ]
  exit
}

advise() { # advise STEP: where the rule stands
  say "  Read:    $lesson_text, \"$(field "$1" read)\""
  [ -z "${2:-}" ] || say "  $2"
  say "  Stuck?   make hint"
}

title() { # title STEP WORD
  say "  $1  $(printf '%-8s' "$2") $(field "$1" step)"
}

# -- compiling ---------------------------------------------------------------------
build() { # build TARGET
  if $MAKE --no-print-directory -s "$1" FROM="$FROM" OUT="$OUT" \
    >"$OUT/compiled" 2>&1; then
    grep -v '^  CC ' "$OUT/compiled" # warnings
    return
  fi
  grep -v -e '^make' -e '^  CC ' "$OUT/compiled"
  say "$EXERCISE: $FILES does not compile. The first message above counts."
  finish broken 0
}

# -- programs with tests -------------------------------------------------------------
# What the program said on stderr, as far as it helps a learner.
complaints() {
  awk '/is not written yet/ || /stack overflow/ || /^ *#[0-9]+ .*\.c:[0-9]+$/ ||
    /ERROR: AddressSanitizer|runtime error:|Assertion|^[a-z_0-9]+\.[ch]:[0-9]+: |^[a-z_]+: / && !/^never freed|Hint: / {
      sub(/^==[0-9]+==/, ""); sub(/ \(pc 0x.*/, ""); sub(/ 0x[0-9a-f]+ in/, "")
      sub(/on (unknown )?address 0x[0-9a-f]+.*/, ""); gsub(/[^ ]*\//, "")
      if (!seen[$0]++ && n++ < 4) print "  " $0 }' "$OUT/complaints"
}

run_tests() { # run_tests NAMES: passes, or leaves the texts in OUT
  : >"$OUT/report"
  # A test that takes five seconds hangs: no test waits for real.
  RUN=$1 REPORT=$OUT/report \
    CK_TIMEOUT_MULTIPLIER=${CK_TIMEOUT_MULTIPLIER:-0.25} \
    $RUNNER "$OUT/tests" "$EXERCISE" "$OUT" >"$OUT/said" 2>"$OUT/complaints"
  code=$?
  for name in $1; do
    grep -q "^$name	passed\$" "$OUT/report" || return 1
  done
  grep -q "^$EXERCISE: [0-9]* tests, 0 failed" "$OUT/said" || return 1
  return $code
}

# How the program came there, where the text does not say so itself.
last_events() {
  grep -q -e ': event [0-9]* differs' -e '^ *[0-9][0-9]*  ' "$OUT/said" ||
    [ ! -f "$OUT/$failing.trace" ] ||
    awk -f "$tools/trace.awk" "$OUT/$failing.trace" |
    awk '{ line[NR] = $0 } END { for (i = NR > 3 ? NR - 2 : 1; i <= NR; i++)
      printf "  %4d  %s\n", i, line[i] }'
}

explain() { # explain STEP: the first failing test, and what to read
  failing=
  for name in $(field "$1" ""); do
    [ -n "$failing" ] || ! grep -q "^$name	failed\$" "$OUT/report" || failing=$name
  done
  say
  if [ -z "$failing" ]; then
    say "The tests did not come to their end (status $code)."
    sed 's/^/  /' "$OUT/complaints" | head -5
  else
    awk -v name="$failing" '/^FAILED / { on = $2 == name } /^[^ ]*: [0-9]+ tests/ {
      on = 0 } on && NF { sub(/(\.\.\/)+/, "")
      if (sub(/=====.*/, "AddressSanitizer ended the program")) on = 0
      print }' "$OUT/said"
    last_events
    complaints
    more=$(awk '$2 == "failed"' "$OUT/report" | wc -l)
    [ "$more" -le 1 ] || say "  ($((more - 1)) more of this step fail.)"
    echo "$failing" >"$OUT/failing"
  fi
  say
}

check_tests() {
  build tests
  if [ -n "${RUN:-}" ]; then # only this test, whatever else is open
    run_tests "$RUN" && say "$RUN passed" && exit
    n=1
    until [ $n -ge "$steps" ] || field $n "" | grep -qw "$RUN"; do
      n=$((n + 1))
    done
    explain $n
    draw
    advise $n "$picture"
    exit 1
  fi
  open=
  for file in $FILES; do
    open="$open $(awk -v mode=open -f "$tools/functions.awk" "$FROM/$file")"
  done
  n=1
  while [ $n -le "$steps" ]; do
    todo=
    for name in $(field $n write); do
      case " $(echo $open) " in *" $name "*) todo="$todo $name()" ;; esac
    done
    if [ -n "$todo" ]; then
      title $n open
      say
      say "Step $n of $steps is to be written:$todo"
      advise $n "Then:    make check"
      finish open $((n - 1))
    fi
    if ! run_tests "$(field $n "")"; then
      title $n FAILED
      explain $n
      draw
      advise $n "$picture"
      finish failed $((n - 1))
    fi
    title $n passed
    n=$((n + 1))
  done
  say "$EXERCISE: done. The solution, and what the point was: make solution"
  finish done "$steps"
}

# The picture of the test that failed, unless nobody wants one.
draw() {
  picture=
  trace=$OUT/$(cat "$OUT/failing" 2>/dev/null).trace
  [ -f "$trace" ] && [ "${DRAW-yes}" = yes ] || return 0
  diagram=${BUILD:-$ROOT/build}/lib/tools/diagram/diagram
  # In the top folder ROOT means something else.
  $MAKE --no-print-directory -s -C "$ROOT" "$diagram" BUILD="$BUILD" ROOT=. \
    >/dev/null 2>&1 &&
    DIAGRAM=$diagram sh "$ROOT/lib/tools/diagram/draw.sh" "$trace" >/dev/null 2>&1
  svg=${trace%.trace}.svg
  [ -f "$svg" ] && picture="Picture: ${svg#"$(cd "$ROOT" && pwd)/"}"
}

# -- programs to predict ---------------------------------------------------------------
beliefs=$ROOT/solutions/$EXERCISE/beliefs.txt
[ -f "$beliefs" ] || beliefs=/dev/null

section() { # section NAME FILE: the lines under "-- NAME", trimmed, no blank ones
  awk -v name="$1" '/^-- / { on = $2 == name; next } /^#/ { next }
    on { gsub(/[ \t\r]+/, " "); sub(/^ /, ""); sub(/ $/, "")
      if ($0 != "") print }' "$2"
}

check_answers() {
  build programs
  n=1
  while [ $n -le "$steps" ]; do
    name=$(field $n step)
    section "$name" "$FROM/answers.txt" >"$OUT/answer"
    if grep -q '?$' "$OUT/answer" || [ ! -s "$OUT/answer" ]; then
      title $n open
      say
      case $KIND in
      predict) say "Read $name and write what it prints into answers.txt." ;;
      *) say "Find the line of $name that cannot have happened: answers.txt." ;;
      esac
      say "  Stuck?   make hint"
      finish open $((n - 1))
    fi
    "right_$KIND" "$name" >"$OUT/said" || {
      title $n FAILED
      say
      cat "$OUT/said"
      advise $n
      finish failed $((n - 1))
    }
    title $n passed
    n=$((n + 1))
  done
  say "$EXERCISE: done. Now run them, and see why: make run; make solution"
  finish done "$steps"
}

# The key is what the program prints now; it is not written down anywhere.
key() { # key NAME.c
  "$programs/${1%.c}" --virtual 2>/dev/null | awk '{ gsub(/[ \t]+/, " "); sub(/ $/, "") } NF'
}

right_predict() {
  key "$1" >"$OUT/key"
  cmp -s "$OUT/key" "$OUT/answer" && { rm "$OUT/key"; return 0; }
  awk -v name="$1" -f "$tools/belief.awk" "$OUT/key" "$OUT/answer" "$beliefs"
  rm "$OUT/key"
  return 1
}

# In NAME.txt stands the record of NAME.c with one line changed.
right_wrong() {
  stem=${1%.txt}
  TRACE=$OUT/$stem.trace "$programs/$stem" --virtual >/dev/null 2>&1
  awk -f "$tools/trace.awk" "$OUT/$stem.trace" >"$OUT/$stem.lines"
  awk -v name="$1" -f "$tools/wrong_line.awk" "$OUT/$stem.lines" "$1" \
    "$OUT/answer" "$beliefs"
}

mkdir -p "$OUT"
rm -f "$OUT/failing" "$OUT/result"
for file in $FILES; do
  [ -s "$FROM/$file" ] || {
    say "$EXERCISE: $file is empty or not there. make reset brings it back."
    finish broken 0
  }
done
case $KIND in
predict | wrong) check_answers ;;
*) check_tests ;;
esac
