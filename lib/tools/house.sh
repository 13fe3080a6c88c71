#!/bin/sh
# house.sh: does the house stand? `make house`. Prints each fault on a line,
# and fails if there is one:
#
# - a circle of includes and calls among the files of one program, with every
#   arrow that belongs to it (NAME.h and NAME.c count as one file);
# - an arrow from a lower floor to a higher one, or from lib to a lesson;
# - a file that is too long, a function that is, a header without a contract;
# - something at the top level that does not belong there, and a generated file
#   that git keeps.
#
# Includes are read from the text. Calls are read from the symbols of objects,
# which are compiled here without inlining.
set -u
cd "$(dirname "$0")/../.." || exit 2
export LC_ALL=C
tools=lib/tools
out=${BUILD:-$PWD/build}/house
rm -rf "$out"
mkdir -p "$out"

sh $tools/lint/files.sh '' >"$out/files"

listed() { # listed PATTERN...: those files that match one, as grep's -E does
  for pattern; do
    grep -E "$pattern" "$out/files"
  done
}

# -- circles --------------------------------------------------------------------
# Each line of an arrows file is `from|to|what a person reads`.
arrows_of_includes() { # arrows_of_includes FILE...
  awk '/^ *# *include "/ {
      split($0, part, "\""); to = part[2]; sub(/.*\//, "", to)
      from = FILENAME; sub(/.*\//, "", from)
      a = from; b = to; sub(/\..*/, "", a); sub(/\..*/, "", b)
      print a "|" b "|" from " includes " to
    }' "$@"
}

arrows_of_calls() { # arrows_of_calls FOLDER: of the objects in it
  (cd "$1" && nm -A -- *.o) | sort -u | awk '
    { file = $1; sub(/\.o:.*/, "", file); kind = $(NF - 1); name = $NF }
    kind ~ /^[TDBRCSGVW]$/ { home[name] = file }
    kind == "U" { asks[++n] = file; asked[n] = name }
    END {
      for (i = 1; i <= n; i++)
        if (asked[i] in home) {
          arrow = asks[i] "|" home[asked[i]]
          if (!(arrow in names))
            arrows[++count] = arrow
          else
            names[arrow] = names[arrow] ", "
          names[arrow] = names[arrow] asked[i]
        }
      for (i = 1; i <= count; i++) {
        split(arrows[i], end, "|")
        print arrows[i] "|" end[1] ".c uses " names[arrows[i]] " of " end[2] ".c"
      }
    }'
}

circles() { # circles PROGRAM FILE...
  program=$1 here=$out/$1
  shift
  mkdir -p "$here"
  # shellcheck disable=SC2016 # the inner shell expands them
  printf '%s\n' "$@" | grep '\.c$' | HERE=$here xargs -n 1 -P 4 sh -c '
    name=${1##*/}
    ${CC:-cc} -std=gnu11 -O0 -w -Ilib -Ilessons -Ilib/tools \
      -Ilib/tools/check-stub -c "$1" -o "$HERE/${name%.c}.o" 2>/dev/null ||
      echo "$1: does not compile, so its calls are not known"' compile
  for file; do
    name=${file##*/}
    echo "${name%.*}"
  done | sort -u >"$here/names"
  {
    arrows_of_includes "$@"
    arrows_of_calls "$here"
  } | sort -u | awk -F '|' -v program="$program" -f $tools/house/circles.awk \
    "$here/names" -
}

floors=$(listed '^lessons/[^/]*/[^/]*\.h$' | grep -v /test_)
for header in $floors; do
  [ ! -f "${header%.h}.c" ] || floors="$floors ${header%.h}.c"
done

all_circles() {
  # shellcheck disable=SC2046,SC2086 # no blanks in our paths
  {
    circles kit $(listed '^lib/.*\.[ch]$' | grep -v -e ^lib/tools -e ^lib/tests) \
      $floors
    circles diagram $(listed "^$tools/diagram/[^/]*\\.[ch]$") lib/record/verb.[ch]
    circles bench $(listed "^$tools/bench/[^/]*\\.[ch]$")
    circles fuzz $(listed "^$tools/oracle/fuzz/[^/]*\\.[ch]$")
    circles api-fuzz $(listed "^$tools/api-fuzz/[^/]*\\.[ch]$")
    circles peers $(listed "^$tools/peers/[^/]*\\.[ch]$")
  }
}

# -- arrows that go up ------------------------------------------------------------
# shellcheck disable=SC2046 # no blanks in our paths
up() {
  awk -F '"' '/^ *# *include "[0-9][0-9]-/ {
      split(FILENAME, part, "/")
      if (substr($2, 1, 2) > substr(part[2], 1, 2))
        print FILENAME ": a floor looks up, to " $2
    }' $(listed '^lessons/.*\.[ch]$')
  awk -F '"' '/^ *# *include "[0-9][0-9]-/ {
      print FILENAME ": lib knows a lesson, " $2
    }' $(listed '^lib/.*\.[ch]$' | grep -v "^$tools/")
}

# -- each file alone --------------------------------------------------------------
most_lines() { # most_lines FILE
  case $1 in
  */test_*.[ch] | */tests/*) echo 350 ;;
  *.h) echo 120 ;;
  *) echo 250 ;;
  esac
}

sizes() {
  listed '^(lib|lessons|exercises|solutions)/.*\.([chS]|sh|awk|mk)$' \
    '(^|/)Makefile$' '^\.ci/' | while read -r file; do
    lines=$(wc -l <"$file") most=$(most_lines "$file")
    [ "$lines" -le "$most" ] ||
      echo "$file: $((lines)) lines, not $most at most"
  done
}

long_functions() {
  # shellcheck disable=SC2046
  awk -v most=60 -f $tools/house/functions.awk $(listed '\.c$')
}

# A header opens with what it is, before anything else.
contracts() {
  # shellcheck disable=SC2046
  awk 'FNR == 1 && !/^\/\/ [A-Za-z]/ {
    print FILENAME ": no contract: it does not start with a comment" }' \
    $(listed '\.h$')
}

# -- what there is ----------------------------------------------------------------
top_level() {
  sed 's|/.*||' "$out/files" | sort -u | grep -v '^\.' >"$out/top"
  printf '%s\n' Makefile README.md docs exercises lessons lib solutions |
    diff - "$out/top" | sed -n 's/^> \(.*\)/\1: not for the top level/p
      s/^< \(.*\)/\1: missing at the top level/p'
}

# What is drawn or compiled is not kept, but for the pictures in the texts and
# what tests compare with.
generated() {
  {
    git ls-files -ci --exclude-standard 2>/dev/null
    listed '\.(o|d|a|so|gc..|py[co]|orig|rej|out|trace|dot|svg|png|pdf)$' |
      grep -v -e '^docs/diagrams/' -e '/tests/'
  } | sort -u | sed 's/$/: generated, and yet tracked/'
}

for part in all_circles up sizes long_functions contracts top_level generated; do
  $part
done >"$out/faults" 2>&1
cat "$out/faults"
[ ! -s "$out/faults" ] && echo "the house stands: $(wc -l <"$out/files") files"
