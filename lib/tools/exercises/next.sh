#!/bin/sh
# next.sh: the first exercise of all that is not done, and its first open step.
set -u
. "$(dirname "$0")/where.sh"
for name in $(exercises); do
  use "$name"
  check_quietly
  [ "$status" != 'done' ] || continue
  say "-- $name, in exercises/$name"
  in_folder "$here" check 2>/dev/null
  exit 0
done
say "All exercises are done. make tower runs the final program on your floors."
