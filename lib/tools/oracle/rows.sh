#!/bin/sh
# rows.sh PROGRAM... - which rows of the matrix do these test programs cover?
#
# Each test names its rows (PROGRAM --rows lists them). A row of lib/tools/oracle/rows
# that no test names, and that is not left out with a reason, is a failure.
here=$(cd "$(dirname "$0")" && pwd)
for program; do
  "$program" --rows || exit 1
done | awk -F '\t' '
  FNR == NR { split($0, word, " "); id = word[1]
    if (id == "#") next
    all++; row[id] = $0; if (word[2] == "-") { out++; delete row[id] }
    next }
  { n = split($2, named, " "); for (i = 1; i <= n; i++) tests[named[i]]++ }
  END {
    for (id in row)
      if (tests[id]) covered++
      else { print "no test covers " row[id] > "/dev/stderr"; missing = 1 }
    printf "matrix: %d of %d rows are covered by tests, %d left out\n",
      covered, all, out
    exit missing
  }' "$here/rows" -
