#!/bin/sh
# check_scripts.sh: is docs/scripts.md true? Compares its tables with the tree:
# which scripts there are and what each calls, the names in capitals, and the
# folders under build/. In a copy without git's list there is nothing to ask.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/scripts
page=docs/scripts.md
bad=0
mkdir -p "$work"
cd "$ROOT" || exit 2
all=$(git ls-files 'lib/tools/*.mk' 'lib/tools/*.sh' 'lib/tools/*.awk') || exit 0
shells=$(say "$all" | grep 'exercises/.*\.sh$' | grep -v /tests/)

same() { # same WHAT: work/page is what work/tree is
  sort -u "$work/page" >"$work/page.sorted"
  sort -u "$work/tree" | diff "$work/page.sorted" - >"$work/diff" || {
    say "$page is not true (<) of the tree (>): $1"
    cat "$work/diff"
    bad=1
  }
}

table() { # table HEADING: its rows, as "cell|cell|cell" without backquotes
  awk -v heading="## $1" '/^## / { on = $0 == heading }
    on && /^\| `/ { gsub(/`/, ""); gsub(/ *\| */, "|"); print substr($0, 2) }' \
    "$page"
}

code() { # code FILE...: without comments
  sed -e 's/^[[:blank:]]*#.*//' -e 's/[[:blank:]]# .*//' "$@"
}

# What a file calls: the names of the others that stand in it, and what a
# Makefile's $@.sh stands for.
calls() { # calls FILE
  code "$1" | awk -v self="${1##*/}" -v all="$all" '
    BEGIN {
      n = split(all, name, /[ \n]+/)
      for (i = 1; i <= n; i++) { sub(/.*\//, "", name[i]); known[name[i]] = 1 }
    }
    /^[a-z][a-z -]*:/ { targets = $0; sub(/:.*/, "", targets) }
    index($0, "$@.sh") { sub(/\$@\.sh/, ""); gsub(/ |$/, ".sh ", targets)
      $0 = $0 " " targets }
    {
      gsub(/[^A-Za-z0-9_.]/, " ")
      for (i = 1; i <= NF; i++)
        if ($i in known && $i != self && $i != "where.sh") print self, $i
    }'
}

table 'Who calls whom' | cut -d '|' -f 1 >"$work/page"
say "$all" | sed 's|^lib/tools/||' >"$work/tree"
same 'which scripts there are'

table 'Who calls whom' | awk -F '|' '{ sub(/.*\//, "", $1); n = split($3, called, " ")
  for (i = 1; i <= n; i++) print $1, called[i] }' >"$work/page"
for file in $all; do
  [ "$file" = lib/tools/exercises/tests/check_scripts.sh ] || calls "$file"
done >"$work/tree" # this one only names them
same 'which calls which'

for file in $shells; do
  case $file in
  */where.sh | */fields.sh | */check/* | */prove/* | */grade/*) ;;
  *)
    # shellcheck disable=SC2016 # these very words
    grep -qxF '. "$(dirname "$0")/where.sh"' "$file" ||
      say "$file does not begin with where.sh"
    ;;
  esac
done >"$work/diff"
[ ! -s "$work/diff" ] || {
  cat "$work/diff"
  bad=1
}

capitals() { # capitals PATTERN FILE...: the names that match, with what is around
  pattern=$1
  shift
  code "$@" | grep -oE "$pattern" | tr -cd 'A-Z_\n' |
    grep -vxE 'N[FR]|FNR|IFS|PWD|PATH|HOME|LC_ALL|LIMIT_HIDES|PYTHON[A-Z]+'
}

# shellcheck disable=SC2086 # no blanks in our paths
{
  table 'Variables that cross a border' | cut -d '|' -f 1 | tr ' ' '\n' >"$work/page"
  capitals '\$[{]?[A-Z][A-Z_]+|(^|[ ("])[A-Z][A-Z_]+=' $shells \
    lib/tools/diagram/draw.sh lib/tools/oracle/oracle.sh >"$work/tree"
  same 'names in capitals'

  # Whatever a script reads has its default in where.sh.
  capitals '\$[{]?[A-Z][A-Z_]+' $shells >"$work/tree"
  capitals '(^|[ ;])[A-Z][A-Z_]+=' lib/tools/exercises/where.sh >"$work/page"
  sort -u "$work/page" "$work/tree" >"$work/both"
  sort -u "$work/page" | comm -13 - "$work/both" >"$work/diff"
  [ ! -s "$work/diff" ] || {
    say "where.sh does not set:" "$(cat "$work/diff")"
    bad=1
  }
}

table 'Folders under build/' | sed 's/|.*//; s|/$||' >"$work/page"
# shellcheck disable=SC2046
code Makefile lib/tools/mutate/Makefile $(say "$all" | grep -v -e '\.awk$' -e ^lib/tools/tests/) | sed 's|place/build/||g; s|places-.user/build/||g; s|GRADE_PLACE/build/||g' |
  grep -oE '(BUILD|[^a-z-]build)[)}]?/[a-z.][a-z_.-]*[a-z]' | sed 's|.*/||' >"$work/tree"
same 'folders under build/'

[ $bad = 0 ] && say "$page is true of $(say "$all" | wc -l | tr -d ' ') scripts"
exit $bad
