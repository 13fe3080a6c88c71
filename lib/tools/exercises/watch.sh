#!/bin/sh
# watch.sh EXERCISE: checks again whenever a file is saved, until Ctrl-C, and
# goes on with the next exercise when this one is done. TIMES=n stops after so
# many checks.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
left=$TIMES

go_on() { # to the next exercise, if this one is done and there is another
  read_result "$out/result"
  [ "$status" = 'done' ] || return
  next=$(exercise_after "$exercise")
  [ -n "$next" ] || return
  use "$next"
}

while [ "$left" != 0 ]; do
  mkdir -p "$out"
  : >"$out/looked"
  say "-- $(date +%H:%M:%S) $exercise, in exercises/$exercise"
  in_folder "$here" check 2>/dev/null
  left=$((left - 1))
  [ "$left" = 0 ] && break
  go_on && continue
  say "(Save a file to check again; Ctrl-C ends.)"
  while [ -z "$(find "$here" -maxdepth 1 -type f -newer "$out/looked")" ]; do
    sleep 1
  done
done
