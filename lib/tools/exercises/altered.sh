#!/bin/sh
# altered.sh EXERCISE NAME: the record of NAME.c, numbered, with the one line
# changed that solutions/EXERCISE/NAME.edit says.
set -eu
. "$(dirname "$0")/where.sh"
use "$1" answers.txt
in_folder "$here" programs >/dev/null
mkdir -p "$out/altered"
record_of "$2" "$out" | numbered >"$out/$2.txt"
awk -v from="$out" -v to="$out/altered" -f "$tools/edit.awk" "$solution/$2.edit"
cat "$out/altered/$2.txt"
