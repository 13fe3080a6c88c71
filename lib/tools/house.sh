#!/bin/sh
# house.sh: does the house stand? Prints every circle of includes and calls
# among the files of one program, every arrow from a lower floor to a higher
# one or from lib to a lesson, and every file that is too long. Fails on any.
#
# A pair NAME.h, NAME.c counts as one file. Includes are read from the text,
# calls from the symbols of the objects, compiled here without inlining.
set -u
cd "$(dirname "$0")/../.." || exit 2
out=${BUILD:-$PWD/build}/house
flags="-std=gnu11 -O0 -w -Ilib -Ilessons -Ilib/tools -Ilib/tools/check-stub"
rm -rf "$out"
mkdir -p "$out"
failed=0

complain() {
  echo "$*"
  failed=1
}

# Lines "NAME needed-NAME", from both.
arrows() { # arrows PROGRAM FILE...
  mkdir -p "$out/$1"
  here=$out/$1
  shift
  for file; do
    name=${file##*/}
    sed -n 's/^ *# *include "\(.*\)".*/\1/p' "$file" |
      sed "s|.*/||; s|\.h\$||; s|^|${name%.*} |"
    case $file in
    *.c)
      # shellcheck disable=SC2086 # the flags are many
      ${CC:-cc} $flags -c "$file" -o "$here/${name%.c}.o" || exit 2
      ;;
    esac
  done >"$here/includes"
  nm -A "$here"/*.o | sed "s|^$here/||" | awk '
    { split($0, part, ".o:"); file = part[1]; kind = $(NF - 1); name = $NF }
    kind ~ /^[TDBRC]$/ { home[name] = file }
    kind == "U" { asks[++n] = file; asked[n] = name }
    END { for (i = 1; i <= n; i++) if (asked[i] in home)
      print asks[i], home[asked[i]] }' >"$here/calls"
  # Only among the files named.
  for file; do name=${file##*/}; echo "${name%.*}"; done | sort -u >"$here/names"
  awk 'FNR == NR { known[$1] = 1; next }
    $1 != $2 && $1 in known && $2 in known' "$here/names" \
    "$here/includes" "$here/calls" | sort -u
}

circles() { # circles PROGRAM FILE...
  arrows "$@" >"$out/$1.arrows" || exit 2
  tsort "$out/$1.arrows" 2>&1 >/dev/null | sed -n 's/^tsort: \([^-].*\)/\1/p' |
    grep -v 'input contains a loop' >"$out/$1.circles"
  if [ -s "$out/$1.circles" ]; then
    complain "$1: a circle among:" "$(tr '\n' ' ' <"$out/$1.circles")"
  else
    echo "$1: $(wc -l <"$out/$1/names") files, no circle"
  fi
}

floors=$(ls lessons/*/*.h)
for header in $floors; do
  [ ! -f "${header%.h}.c" ] || floors="$floors ${header%.h}.c"
done
tools=lib/tools
# shellcheck disable=SC2086,SC2046 # no blanks in our paths
{
  circles kit lib/*.[ch] lib/record/*.[ch] lib/context/*.[ch] \
    $(echo "$floors" | tr ' ' '\n' | grep -v '/test_')
  circles diagram $tools/diagram/*.[ch] lib/record/verb.[ch]
  circles bench $tools/bench/*.[ch]
  circles fuzz $tools/oracle/fuzz/*.[ch]
}

# -- arrows that go up ----------------------------------------------------------
grep -rnE '#include "[0-9][0-9]-' lessons --include='*.[ch]' | awk -F '[/"]' '
  substr($(NF - 2), 1, 2) > substr($2, 1, 2)' >"$out/up"
[ ! -s "$out/up" ] || complain "a floor looks up: $(cat "$out/up")"
grep -nE '#include "[0-9][0-9]-' lib/*.[ch] lib/record/*.[ch] lib/context/*.h \
  >"$out/up"
[ ! -s "$out/up" ] || complain "lib knows a lesson: $(cat "$out/up")"

# -- sizes ------------------------------------------------------------------------
for file in $(git ls-files lib lessons exercises solutions |
  grep -e '\.[ch]$' -e '\.sh$' -e '\.awk$'); do
  case $file in
  */test_* | */tests/*) most=350 ;;
  *.h) most=120 ;;
  *) most=250 ;;
  esac
  [ ! -f "$file" ] || lines=$(wc -l <"$file")
  [ "$lines" -le $most ] || complain "$file: $lines lines, not $most at most"
done
exit $failed
