#!/bin/sh
# altered.sh EXERCISE NAME: the record of NAME.c, numbered, with the one line
# changed that solutions/EXERCISE/NAME.edit says.
set -eu
ROOT=$(cd "$(dirname "$0")/../../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
export BUILD
out=$BUILD/exercises/$1
make --no-print-directory -s -C "$ROOT/exercises/$1" programs >/dev/null
TRACE=$out/$2.trace "$out/$2" --virtual >/dev/null
mkdir -p "$out/altered"
awk -f "$ROOT/lib/tools/exercises/trace.awk" "$out/$2.trace" |
  awk '{ printf "%4d  %s\n", NR, $0 }' >"$out/$2.txt"
awk -v from="$out" -v to="$out/altered" -f "$ROOT/lib/tools/exercises/edit.awk" \
  "$ROOT/solutions/$1/$2.edit"
cat "$out/altered/$2.txt"
