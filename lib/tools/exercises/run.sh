#!/bin/sh
# run.sh EXERCISE: runs the programs whose prediction is right, or with FORCE=1
# all; PROGRAM=name only that one. Of a wrong line it shows the true record.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
if [ -n "$FORCE" ]; then
  passed=$steps
else
  check_quietly
fi
in_folder "$here" programs >/dev/null || exit 1
field step "$here/steps" | head -n "$passed" | while read -r name; do
  stem=${name%.*}
  [ "${PROGRAM:-$stem}" = "$stem" ] || continue
  say "-- $stem"
  if [ "$kind" = predict ]; then
    "$out/programs/$stem" --virtual
  else
    record_of "$stem" "$out" | numbered
  fi
done
[ "$passed" != 0 ] || say "Predict first: no program is answered yet."
