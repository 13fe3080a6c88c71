#!/bin/sh
# watch.sh EXERCISE: checks again whenever a file is saved, until Ctrl-C.
# TIMES=n stops after so many checks.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
left=${TIMES:--1}
while [ "$left" != 0 ]; do
  : >"$out/looked"
  echo "-- $(date +%H:%M:%S) $exercise"
  make --no-print-directory -s -C "$here" check 2>/dev/null
  left=$((left - 1))
  [ "$left" = 0 ] && break
  echo "(Save a file to check again; Ctrl-C ends.)"
  while [ -z "$(find "$here" -maxdepth 1 -type f -newer "$out/looked")" ]; do
    sleep 1
  done
done
