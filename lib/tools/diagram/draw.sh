#!/bin/sh
# Draws the traces: draw.sh [-o DIR] FILE.trace...
#
# Beside every NAME.trace (or in DIR) it leaves NAME.svg, of a long trace also
# its pages NAME.p1.svg, NAME.p2.svg ..., NAME.map.svg of one with a loop, and
# NAME.txt with one sentence per event. A picture that is newer than its trace
# is left alone. FORMAT=png or pdf draws that instead, FORMAT=json writes a
# file for Perfetto, which needs no Graphviz. SOURCES=no leaves out the lines of
# the sources.
#
# Everything goes in batches: one process writes the sources of all traces,
# few processes draw, one finishes.

set -u
here=$(cd "$(dirname "$0")" && pwd)
DIAGRAM=${DIAGRAM:-$here/../../../build/lib/tools/diagram/diagram}
FORMAT=${FORMAT:-svg}
JOBS=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}

folder=
if [ "${1:-}" = -o ]; then
  folder=$2
  mkdir -p "$folder" || exit 2
  shift 2
fi
case $FORMAT in
svg | png | pdf | json) ;;
*)
  echo "draw.sh: FORMAT must be svg, png, pdf or json, not $FORMAT" >&2
  exit 2
  ;;
esac

# The name of a trace without its ending, where its pictures go.
stem() {
  stem=${1%.trace}
  [ -z "$folder" ] || stem=$folder/${stem##*/}
}

# Every shell has -nt, and find -newer would be a process for each picture.
# shellcheck disable=SC3013
is_newer() {
  [ "$1" -nt "$2" ] && [ "$1" -nt "$DIAGRAM" ]
}

# Keep only the traces that need to be drawn.
for trace; do
  shift
  stem "$trace"
  is_newer "$stem.$FORMAT" "$trace" || set -- "$@" "$trace"
done
[ $# -gt 0 ] || exit 0

code=0
set -- ${folder:+-o "$folder"} "$@"
if [ "$FORMAT" = json ]; then
  exec "$DIAGRAM" draw --json "$@"
fi

case $stem in
*/*) place=${stem%/*} ;;
*) place=. ;;
esac
[ -w "$place" ] || {
  echo "draw.sh: nothing can be written to $place" >&2
  exit 1
}
list=$stem.$$.list # beside the pictures: nothing is written elsewhere
said=$stem.$$.said
trap 'rm -f "$list" "$said"' EXIT
"$DIAGRAM" draw "$@" >"$list" || code=$?
[ $code -ne 1 ] || exit 1 # it has no room, and neither has what comes

if ! command -v neato >/dev/null 2>&1; then
  echo "Graphviz is missing, so there are no pictures (the words are in the" \
    ".txt files): $(sh "$here/../doctor.sh" how neato)"
  exit $code
fi

# Some batches for each processor: a start costs as much as two pictures, and
# one batch may take longer than another.
BATCH=${BATCH:-$(($(tr -cd '\0' <"$list" | wc -c) / JOBS / 4 + 1))}

if [ "$FORMAT" = svg ]; then
  xargs -0 -n "$BATCH" -P "$JOBS" neato -n2 -Tsvg -O \
    <"$list" 2>"$said" || code=2
else
  xargs -0 -n "$BATCH" -P "$JOBS" neato -n2 "-T$FORMAT" -Gdpi=144 -O \
    <"$list" 2>"$said" || code=2
  # neato has added its ending to the whole name: NAME.dot.png.
  tr '\0' '\n' <"$list" | while IFS= read -r dot; do
    mv "$dot.$FORMAT" "${dot%.dot}.$FORMAT" || exit 2
  done || code=2
fi
# Without the usual fonts it takes texts for wider than they are, and that no
# text stands elsewhere for it is seen to (svg_text.h).
complaints=$(grep -v -e 'size too small for label' -e '[Ff]ontconfig' \
  -e Pango "$said")
if [ -n "$complaints" ]; then
  echo "draw.sh: neato complains:" >&2
  echo "$complaints" >&2
  code=2
fi
if [ "$FORMAT" = svg ]; then
  "$DIAGRAM" dress "$@" 2>"$said" || code=2
  # What is wrong with a trace has been said by draw.
  [ $code -eq 0 ] || grep -v '\.trace:' "$said" >&2
fi
exit $code
