#!/bin/sh
# check_misconceptions.sh: every misconception of solutions/misconceptions.txt is
# met in an exercise, every one that is met stands there, and a file that does
# not follow the grammar is refused.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/misconceptions
mkdir -p "$work"
bad=0

missing=$(cd "$ROOT/solutions" && grep -v '^#' misconceptions.txt |
  while read -r id lesson rest; do
    grep -rqw --include='*.edit' --include=misconceptions.txt "$id" [0-9]* ||
      say "  $id (lesson $lesson): $rest"
  done)
[ -z "$missing" ] || {
  printf 'met in no exercise:\n%s\n' "$missing"
  bad=1
}

unknown=$(cd "$ROOT/solutions" &&
  cat [0-9]*/misconceptions.txt [0-9]*/*.edit [0-9]*/wrong/*.edit 2>/dev/null |
  sed -n 's/^because:.*(\(.*\))$/\1/p; s/^-- [^ ]* //p' | tr -c 'AM0-9' '\n' |
    grep -x '[AM][0-9][0-9]' | sort -u | while read -r id; do
    grep -q "^$id " misconceptions.txt || say "  $id"
  done)
[ -z "$unknown" ] || {
  printf 'not in solutions/misconceptions.txt:\n%s\n' "$unknown"
  bad=1
}

refused() { # refused KIND MESSAGE: what stands on stdin
  cat >"$work/misconceptions.txt"
  if awk -v mode=check -v kind="$1" -v steps='one.c two.c' \
    -f "$tools/misconceptions.awk" "$work/misconceptions.txt" 2>"$work/said"; then
    say "FAILED: not refused: \"$2\""
    bad=1
  elif ! grep -qF -- "$2" "$work/said"; then
    say "FAILED: no \"$2\" in: $(cat "$work/said")"
    bad=1
  fi
}

refused predict 'before the first' <<'T'
3
T
refused predict 'there is no step three.c' <<'T'
-- three.c M01
3
because: It is 4.
T
refused predict 'the number of the misconception?' <<'T'
-- one.c
3
because: It is 4.
T
refused predict 'a number is M or A and two digits: 12' <<'T'
-- one.c 12
3
because: It is 4.
T
refused predict 'misconceptions.txt:3: the block before has no because:' <<'T'
-- one.c M01
3
-- two.c M01
4
because: It is 5.
T
refused predict 'has no line of an answer' <<'T'
-- one.c M01
because: It is 4.
T
refused predict 'because what?' <<'T'
-- one.c M01
3
because:
T
refused predict 'behind because: the block is over' <<'T'
-- one.c M01
3
because: It is 4.
And here is why.
T
refused predict 'the same as an earlier one' <<'T'
-- one.c M01
3
because: It is 4.

-- one.c M02
3
because: It is 4, I said.
T
refused wrong 'one line "reason: LETTER" is wanted: a: It is not so.' <<'T'
-- one.c
a: It is not so.
T
refused wrong 'one line "reason: LETTER" is wanted: reason: b' <<'T'
-- one.c
reason: a
reason: b
because: Both?
T
[ $bad = 0 ] && say "$(grep -vc '^#' "$ROOT/solutions/misconceptions.txt")" \
  "misconceptions are met, and their grammar is kept"
exit $bad
