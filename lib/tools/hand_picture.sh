#!/bin/sh
# hand_picture.sh NAME.dot: draws NAME.svg beside a source that was written by
# hand. It looks as those do that are drawn from records: it has the style of
# one of them, which is what makes it follow a dark desktop.
#
# Its first lines, `// desc: ...`, are read out to who does not see it. The
# picture names the source by a checksum, so that `make check` needs no Graphviz
# to see that it is the picture of this source.
set -eu
dot=$1
like=$(dirname "$dot")/01-creation.svg
sum=$(cksum <"$dot" | tr ' ' '-')
neato -n2 -Tsvg "$dot" | awk -v sum="$sum" -v dot="$dot" -v like="$like" '
  function escaped(text) {
    gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text); return text
  }
  BEGIN {
    getline title <dot
    gsub(/^digraph "|" \{$/, "", title)
    while ((getline line <dot) > 0)
      if (sub(/^ *\/\/ desc: /, "", line)) desc = desc escaped(line) "\n"
    while ((getline line <like) > 0) if (line ~ /^<style>/) style = line
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  }
  !inside && !/^<svg/ { next }
  !inside { inside = 1; sub(/<svg/, "<svg role=\"img\"") }
  /^<!-- .* -->$/ || /^<title>/ { next }
  { print }
  /viewBox/ {
    printf "<title>%s</title>\n<desc>\n%s</desc>\n", escaped(title), desc
    print style
    print "<!-- drawn from " sum " -->"
  }' >"${dot%.dot}.svg"
