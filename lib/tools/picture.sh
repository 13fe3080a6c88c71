#!/bin/sh
# picture.sh PROGRAM SOURCE.c STEM: runs a program with its record on, and draws
# what it did: STEM.svg. What the program prints comes first. RUNNER and
# DIAGRAM as for lesson.mk and draw.sh.
set -u
here=$(cd "$(dirname "$0")" && pwd)
rm -f "$3".trace "$3".dot "$3".svg "$3".*.svg
TITLE=$(sed -n '1s/^\/\/ *[^:]*: *//p' "$2")
export TITLE
# shellcheck disable=SC2086 # words
TRACE=$3.trace sh "$here/limited.sh" ${RUNNER:-} "$1" --virtual
code=$?
[ $code = 0 ] || echo "$2 has ended with status $code."
if [ ! -s "$3.trace" ]; then
  echo "$2 has left no record, so there is nothing to draw."
  exit 1
fi
sh "$here/diagram/draw.sh" "$3.trace" || code=1
[ ! -f "$3.svg" ] || echo "The picture of this run: $3.svg"
[ ! -f "$3.map.svg" ] || echo "The whole of it in one map: $3.map.svg"
exit $code
