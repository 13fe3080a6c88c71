#!/bin/sh
# progress.sh: what is done and what is open. Nothing is remembered: the tests
# are asked each time, of those exercises that were touched.
set -u
. "$(dirname "$0")/where.sh"

bar() { # bar PASSED STEPS WIDTH
  awk -v p="$1" -v n="$2" -v w="$3" 'BEGIN {
    full = n ? int(w * p / n) : 0
    for (i = 1; i <= w; i++) printf i <= full ? "#" : "."
  }'
}

total=0 total_done=0
for floor in $(lessons); do
  lines='' all=0 all_done=0
  for name in $(exercises | grep "^${floor%%-*}-"); do
    use "$name"
    check_quietly
    all=$((all + 1))
    [ "$status" != 'done' ] || all_done=$((all_done + 1))
    is_open=$status
    [ "$status $passed" != 'open 0' ] || is_open=-
    lines="$lines$(printf '  %-22s %s  %2d of %2d  %s' "$name" \
      "$(bar "$passed" "$steps" 12)" "$passed" "$steps" "$is_open")
"
  done
  printf 'Lesson %-14s [%s] %d of %d\n' "$floor" \
    "$(bar $all_done $all 20)" $all_done $all
  printf '%s' "$lines"
  total=$((total + all)) total_done=$((total_done + all_done))
done
printf 'All together          [%s] %d of %d\n' "$(bar $total_done $total 20)" \
  $total_done $total
