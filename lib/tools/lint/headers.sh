#!/bin/sh
# headers.sh: every header compiles alone, and every .c file has a use for each
# header that it includes. (That it includes what it calls is the compiler's
# affair: -Werror=implicit-function-declaration.)
set -u
cd "$(dirname "$0")/../../.." || exit 2
here=lib/tools/lint
out=${BUILD:-$PWD/build}/lint/headers
mkdir -p "$out"

# shellcheck disable=SC2086 # no blanks in our paths
{
  headers=$(sh $here/files.sh '\.h$')
  # A learner's floor keeps the includes that it will need, and so does a
  # program to predict, for its Modify.
  files=$(sh $here/files.sh '^(lib|lessons|solutions)/.*\.[ch]$' |
    grep -v -e '^lib/tools/api-fuzz/' -e '^solutions/[^/]*-predict') # it declares functions by their type
  awk -f $here/declared.awk $headers >"$out/declared"
  awk '$2 != "inside" { print $3 }' "$out/declared" | sort -u >"$out/names"
  awk -f $here/words.awk "$out/names" $files >"$out/used"
  {
    awk -f $here/includes.awk "$out/declared" "$out/used" $files
    # shellcheck disable=SC2016 # the inner shell expands it
    echo $headers | tr ' ' '\n' | xargs -n 1 -P "${JOBS:-2}" sh -c '
      ${CC:-cc} -std=gnu11 -w -fsyntax-only -Ilib -Ilessons -Ilib/tools \
        -Ilib/tools/check-stub -x c "$1" 2>/dev/null ||
        echo "$1: does not compile alone"' compile
  } | sort >"$out/faults"
}
cat "$out/faults"
[ ! -s "$out/faults" ]
