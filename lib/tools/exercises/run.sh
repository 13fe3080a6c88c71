#!/bin/sh
# run.sh EXERCISE: runs the programs whose prediction is right, or with FORCE=1
# all; PROGRAM=name only that one. Of a wrong line it shows the true record.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
if [ -n "${FORCE:-}" ]; then
  passed=99
else
  check_quietly
fi
make --no-print-directory -s -C "$here" programs >/dev/null || exit 1
sed -n 's/^step: *//p' "$here/steps" | head -n "$passed" | while read -r name; do
  stem=${name%.*}
  [ "${PROGRAM:-$stem}" = "$stem" ] || continue
  echo "-- $stem"
  if [ "$kind" = predict ]; then
    "$out/$stem" --virtual
  else
    TRACE=$out/$stem.trace "$out/$stem" --virtual >/dev/null
    awk -f "$tools/trace.awk" "$out/$stem.trace" |
      awk '{ printf "%4d  %s\n", NR, $0 }'
  fi
done
[ "$passed" != 0 ] || echo "Predict first: no program is answered yet."
