#!/bin/sh
# check_order.sh: exercises/order names every exercise once, within a lesson the
# kinds come as the table in exercises/README.md has them, and the minutes that
# docs/for-teachers.md has for a lesson are those of its exercises.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/order
mkdir -p "$work"
cd "$ROOT/exercises" || exit 2
bad=0

sed -n 's/^+ //; /^[0-9]/p' order | sort >"$work/listed"
for steps in [0-9]*/steps; do
  say "${steps%/steps}"
done | sort >"$work/there"
diff "$work/listed" "$work/there" || {
  say "exercises/order is not what there is"
  bad=1
}

# shellcheck disable=SC2016 # backquotes of the README
sed -n 's/^| `\([a-z-]*\)` |.*/\1/p' README.md | awk '
  FNR == NR { place[$1] = ++kinds; next }
  !/^[0-9]/ { next }
  {
    lesson = substr($0, 1, 2)
    kind = ""
    for (k in place) if (index(substr($0, 4), k) == 1) kind = k
    if (kind == "") { print "no such kind: " $0; bad = 1 }
    at = lesson * 100 + place[kind]
    if (at < before) { print $0 " comes too late"; bad = 1 }
    before = at
  }
  END { exit bad }' - order || bad=1

# Of those that are asked for.
exercises | while read -r name; do
  grep -Ho 'About [0-9]* minutes' "$name/README.md"
done | awk '
  { split($0, a, /[:\/ ]/); minutes[substr(a[1], 1, 2) + 0] += $2 }
  END { for (n in minutes) print n, minutes[n] }' | sort -n >"$work/minutes"
sed -n 's/^| \([0-9]*\) | \([0-9]*\) |$/\1 \2/p' ../docs/for-teachers.md |
  diff "$work/minutes" - || {
  say "docs/for-teachers.md has other minutes than the exercises' texts"
  bad=1
}

[ $bad = 0 ] && say "$(exercises | wc -l | tr -d ' ') exercises are in order"
exit $bad
