#!/bin/sh
# public.sh: every function that a header of the kit declares is named by a
# test, or by what a test uses of that header: a macro, an inline function.
#
# What no test can name stands in `untested`, with the reason. lib/context/ is
# the same function for each processor, and context.h calls it.
set -u
cd "$(dirname "$0")/../../.." || exit 2
here=lib/tools/lint
out=${BUILD:-$PWD/build}/lint/public
mkdir -p "$out"

headers=$(sh $here/files.sh '^(lib|lessons)/.*\.h$' |
  grep -v -e '^lib/tools/' -e '^lib/tests/' -e '^lib/context/' -e /test_)
tests=$(sh $here/files.sh '^lib/tests/.*\.[ch]$' \
  '^(lessons|solutions)/[^/]*/test_[^/]*\.[ch]$')

# shellcheck disable=SC2086 # no blanks in our paths
{
  awk -f $here/declared.awk $headers >"$out/declared"
  awk '$2 != "inside" { print $3 }' "$out/declared" | sort -u >"$out/names"
  awk -f $here/words.awk "$out/names" $tests | awk '{ print $2 }' >"$out/named"
}
sed 's/#.*//; /^ *$/d' $here/untested >"$out/untested"

awk '
  FILENAME ~ /named$/ { is_named[$1] = 1; next }
  FILENAME ~ /untested$/ { allowed[$1] = 1; next }
  $2 == "inside" { user[++n] = $3; used[n] = $4; next }
  $2 == "function" { home[$3] = $1; order[++count] = $3 }
  END {
    do {
      changed = 0
      for (i = 1; i <= n; i++)
        if (user[i] in is_named && !(used[i] in is_named))
          changed = is_named[used[i]] = 1
    } while (changed)
    for (i = 1; i <= count; i++)
      if (!(order[i] in is_named) && !(order[i] in allowed))
        print home[order[i]] ": no test names " order[i] "()"
    for (name in allowed)
      if (!(name in home) || name in is_named)
        print "lib/tools/lint/untested: " name " need not be there"
  }' "$out/named" "$out/untested" "$out/declared" | sort >"$out/faults"
cat "$out/faults"
[ ! -s "$out/faults" ]
