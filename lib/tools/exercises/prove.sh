#!/bin/sh
# prove.sh EXERCISE: is this exercise in order? Untouched it fails cleanly, its
# solution passes, and each known wrong answer compiles, fails in the test that
# is meant for it, and is told the sentence that is meant for it. The whole text
# is compared with wrong/NAME.said; RECORD=1 writes it down instead.
set -u
ROOT=$(cd "$(dirname "$0")/../../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
export BUILD
exercise=$1
here=$ROOT/exercises/$exercise
solution=$ROOT/solutions/$exercise
tools=$ROOT/lib/tools/exercises
work=$BUILD/proofs/$exercise
bad=0 count=0
export DRAW=
rm -rf "$work"
mkdir -p "$work"

wrong() {
  echo "$exercise: $*" >&2
  bad=1
}

check() { # check NAME: with the files in work/NAME; the text goes to NAME.text
  make --no-print-directory -s -C "$here" check FROM="$work/$1" \
    OUT="$work/$1/out" >"$work/$1.text" 2>"$work/$1.noise"
  code=$?
  read -r status passed steps <"$work/$1/out/result" || status=lost
  if grep -q 'warning:' "$work/$1.text"; then
    wrong "$1: the compiler warns: $(grep 'warning:' "$work/$1.text")"
  fi
}

files() {
  sh "$tools/make_files.sh" "$1" "$exercise" "$work/$2" || wrong "no $1 files"
}

# -- the task, its hints, its headings ------------------------------------------
for file in README.md hints.txt steps Makefile; do
  [ -f "$here/$file" ] || wrong "there is no $file"
done
[ "$(grep -c '^-- ' "$here/hints.txt")" = 3 ] || wrong "three hints are wanted"
[ -f "$solution/README.md" ] || wrong "the solution has no README.md"
lesson=$(ls "$ROOT/lessons" | grep "^${exercise%%-*}-")
sed -n 's/^read: *//p' "$here/steps" | while read -r heading; do
  grep -qxF "## $heading" "$ROOT/lessons/$lesson/README.md" ||
    echo "$heading"
done >"$work/headings"
[ ! -s "$work/headings" ] ||
  wrong "the lesson has no such heading: $(cat "$work/headings")"

# -- traces with a wrong line: still what the program does, but for that line ---------
case $exercise in
*-wrong-line*)
  sed -n 's/^step: *//p' "$here/steps" | while read -r name; do
    sh "$tools/altered.sh" "$exercise" "${name%.txt}" >"$work/altered" ||
      echo "$name cannot be made"
    if [ -n "${RECORD:-}" ]; then cp "$work/altered" "$here/$name"; fi
    cmp "$work/altered" "$here/$name" || echo "$name"
  done >"$work/differs"
  [ ! -s "$work/differs" ] || wrong "not as recorded: $(cat "$work/differs")"
  ;;
esac

# -- untouched ---------------------------------------------------------------------
files pristine untouched
check untouched
case $status in
open | failed) ;;
*) wrong "untouched, it is $status: $(cat "$work/untouched.text")" ;;
esac
[ "$code" != 0 ] || wrong "untouched, it passes"
if [ -n "${PRISTINE:-}" ]; then # these are nobody's own files
  for file in "$work"/untouched/*.*; do
    cmp "$file" "$here/${file##*/}" ||
      wrong "${file##*/} is not what is made from its solution: make pristine"
  done
fi

sed -n 's/^write: *//p' "$here/steps" | tr ' ' '\n' | sort >"$work/write"
cat "$work"/untouched/*.c 2>/dev/null |
  awk -v mode=open -f "$tools/functions.awk" | sort >"$work/open"
case $exercise in
*-build* | *-write*)
  diff "$work/write" "$work/open" >"$work/lost" ||
    wrong "every empty function belongs to one step: $(cat "$work/lost")"
  ;;
esac

# -- solved ------------------------------------------------------------------------
files solved solved
check solved
[ "$status $code" = 'done 0' ] ||
  wrong "the solution does not pass: $(cat "$work/solved.text")"

if [ -x "$work/solved/out/tests" ]; then
  "$work/solved/out/tests" --rows | cut -f 1 | sort >"$work/tests"
  sed -n 's/^  *\([a-z]\)/\1/p' "$here/steps" | sort >"$work/in-steps"
  diff "$work/tests" "$work/in-steps" >"$work/lost" ||
    wrong "every test belongs to one step: $(cat "$work/lost")"
fi

# -- known wrong answers -----------------------------------------------------------
edits=$(cd "$solution" && ls wrong/*.edit 2>/dev/null)
for edit in $edits; do
  name=${edit#wrong/} name=${name%.edit}
  expect=$(sed -n 's/^expect: *//p' "$solution/$edit")
  test=${expect%%:*} sentence=${expect#*: }
  mkdir -p "$work/$name"
  cp "$work"/solved/*.c "$work/$name"
  awk -v from="$work/solved" -v to="$work/$name" -f "$tools/edit.awk" \
    "$solution/$edit" || {
    wrong "$edit cannot be made"
    continue
  }
  check "$name"
  count=$((count + 1))
  if [ "$status" != failed ]; then
    wrong "$edit is $status: $(cat "$work/$name.text")"
    continue
  fi
  failing=$(cat "$work/$name/out/failing" 2>/dev/null)
  [ "$failing" = "$test" ] ||
    wrong "$edit fails in ${failing:-no test}, not in $test"
  tr '\n' ' ' <"$work/$name.text" | tr -s ' ' | grep -qF -- "$sentence" ||
    wrong "$edit is not told \"$sentence\""
  # Line numbers, and how a crash is worded, differ between machines.
  sed -e 's/\.\([ch]\):[0-9]*/.\1:N/g' -e '/AddressSanitizer\|^ *#[0-9]\|0x\|=====/d' \
    "$work/$name.text" >"$work/$name.said"
  if [ -n "${RECORD:-}" ]; then
    cp "$work/$name.said" "$solution/wrong/$name.said"
  else
    diff -u "$solution/wrong/$name.said" "$work/$name.said" ||
      wrong "$edit is told something else than before"
  fi
done
case $exercise in
*-build*) [ "$count" -ge 8 ] || wrong "only $count wrong answers, not 8" ;;
*-write* | *-fix*) [ "$count" -ge 3 ] || wrong "only $count wrong answers, not 3" ;;
esac

# -- beliefs: each is wrong, and is answered ------------------------------------------
if [ -f "$solution/beliefs.txt" ] && [ "${exercise#*-predict}" != "$exercise" ]; then
  mkdir -p "$work/belief"
  blocks=$(grep -c '^-- ' "$solution/beliefs.txt")
  k=1
  while [ $k -le "$blocks" ]; do
    name=$(grep '^-- ' "$solution/beliefs.txt" | sed -n "${k}p" | cut -d ' ' -f 2)
    awk -v name="$name" -v k=$k '
      FNR == NR { if (/^-- /) { b++; said = 0 } else if (b == k) {
        if (/^because:/) said = 1
        if (!said && NF) belief = belief $0 "\n" } next }
      /^-- / { print; skip = $2 == name; if (skip) printf "%s", belief; next }
      !skip' "$solution/beliefs.txt" "$work/solved/answers.txt" \
      >"$work/belief/answers.txt"
    check belief
    because=$(awk -v k=$k '/^-- / { b++ } b == k && sub(/^because: */, "")' \
      "$solution/beliefs.txt")
    grep -qF -- "$because" "$work/belief.text" ||
      wrong "belief $k, of $name, is not answered: $(cat "$work/belief.text")"
    count=$((count + 1))
    k=$((k + 1))
  done
fi

[ $bad = 0 ] &&
  echo "$exercise: clean untouched, solved passes, $count wrong answers are answered"
exit $bad
