#!/bin/sh
# hint.sh EXERCISE: one more hint each time, three in all; where hints.txt has
# them for each step, "-- STEP.N: ", three for the first step that is not done.
# OUT/hints has the step, and how many were given.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
mkdir -p "$out"
step='' given=0
if grep -q '^-- 1\.1:' "$here/hints.txt"; then
  check_quietly
  step=$((passed + 1)).
  if [ "$status" = 'done' ]; then
    say "All steps pass: there is nothing to hint at."
    exit
  fi
fi
[ ! -f "$out/hints" ] || read -r of given <"$out/hints"
[ "${of:-}" = "step-$step" ] || given=0
[ "$given" -lt 3 ] && given=$((given + 1))
say "step-$step $given" >"$out/hints"
awk -v name="$step$given" '
  /^-- / { on = $2 == name ":"; sub(/^-- /, "Hint ") }
  on { print }' "$here/hints.txt"
case $given in
3) say "That was the last hint. make solution FORCE=1 shows how it is done." ;;
*) say "(make hint again for the next one.)" ;;
esac
