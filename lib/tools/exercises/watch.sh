#!/bin/sh
# watch.sh EXERCISE: checks again whenever a file is saved, until Ctrl-C.
# TIMES=n stops after so many checks.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
mkdir -p "$out"
left=$TIMES
while [ "$left" != 0 ]; do
  : >"$out/looked"
  say "-- $(date +%H:%M:%S) $exercise"
  in_folder "$here" check 2>/dev/null
  left=$((left - 1))
  [ "$left" = 0 ] && break
  say "(Save a file to check again; Ctrl-C ends.)"
  while [ -z "$(find "$here" -maxdepth 1 -type f -newer "$out/looked")" ]; do
    sleep 1
  done
done
