#!/bin/sh
# bite.sh: breaks the rows of the matrix, one at a time, and runs the tests that
# name them. Called by bite.mk, which has built those tests.
#
# `rows`, beside this file, says which changes break a row: a name is that of a
# file here, NN-build/NAME one of the wrong answers of that exercise. Each is in
# the form of edit.awk. Ends with 1 when a row has no change, or a test that
# names the row passes with all of its changes.
# In the environment: LESSONS; OUT, which has a file for each of them, see
# tests.mk; ROWS, only these; JOBS.
set -u
here=$(cd "$(dirname "$0")" && pwd) ROOT=$(cd "$(dirname "$0")/../../../.." && pwd)
JOBS=${JOBS:-2} ROWS=${ROWS:-}
tab=$(printf '\t')
cd "$ROOT" || exit 2
rm -rf "$OUT"/result.* "$OUT"/job.*

# -- what is to be done: EDIT, LESSON and its tests, a line for each -----------
how() { sed -n "$1p" "$OUT/$2"; } # how LINE LESSON: see tests.mk

for lesson in $LESSONS; do
  "$(how 1 "$lesson")/$lesson/tests" --rows | sed "s/^/$lesson$tab/"
done >"$OUT/tests"
awk -v wanted=" $ROWS " '/^#/ || !NF { next }
  wanted ~ /^ *$/ || index(wanted, " " $1 " ")' "$here/rows" >"$OUT/rows"
awk -F '\t' '
  FNR == NR { n = split($3, row, " ")
    for (i = 1; i <= n; i++) names[row[i]] = names[row[i]] "\n" $1 "\t" $2
    next }
  { n = split($0, word, " ")
    if (word[2] == "-") next
    m = split(substr(names[word[1]], 2), test, "\n")
    for (i = 2; i <= n; i++)
      for (j = 1; j <= m; j++) {
        split(test[j], at, "\t")
        if (!seen[word[i], test[j]]++)
          run[word[i] "\t" at[1]] = run[word[i] "\t" at[1]] " " at[2]
      } }
  END { for (key in run) print key "\t" substr(run[key], 2) }
' "$OUT/tests" "$OUT/rows" | sort >"$OUT/plan"

# -- one change ----------------------------------------------------------------
# Each job has a copy of the sources, and objects of what it has changed.
copy_sources() { # copy_sources JOB
  copy=$OUT/job.$1
  mkdir -p "$copy/lib" "$copy/o" "$copy/out"
  cp -R lib/*.[ch] lib/context lib/record lib/tests "$copy/lib"
  cp -R lessons "$copy"
}

enter() { # enter EDIT: makes the change, and compiles what it reaches
  floor=lib
  case $1 in
  */*) file=solutions/${1%/*}/wrong/${1#*/}.edit floor=${1%%-*} ;;
  *) file=$here/$1.edit floor=$(sed -n 's/^floor: *//p' "$here/$1.edit") ;;
  esac
  [ "$floor" = lib ] || floor=lessons/$(cd lessons && echo "${floor%%-*}"-*)
  changed=$(sed -n 's/^--- //p' "$file")
  awk -v from="$ROOT/$floor" -v to="$copy/$floor" \
    -f lib/tools/exercises/edit.awk "$file" || return
  rm -rf "$copy/o"
  mkdir "$copy/o"
  for part in $changed; do
    case $part in
    *.c) echo "$floor/${part%.c}" ;;
    *) (cd "$object" && grep -rl --include='*.d' "[ /]$floor/$part" lib lessons) |
      sed 's/\.d$//' | grep -v '/tools/' ;;
    esac
  done | sort -u >"$copy/sources"
  while read -r source; do
    # shellcheck disable=SC2086
    $compile -w -I"$copy/lib" -I"$copy/lessons" -Ilib/tools \
      -c "$copy/$source.c" -o "$copy/o/$(echo "$source" | tr / -).o" || return
  done <"$copy/sources"
}

leave() {
  for part in $changed; do
    cp "$ROOT/$floor/$part" "$copy/$floor/$part"
  done
}

run() { # run EDIT LESSON "TEST...": prints EDIT, LESSON and each that failed
  objects=$(how 4 "$2")
  while read -r source; do
    new=$copy/o/$(echo "$source" | tr / -).o
    objects=$(echo "$objects" | sed "s|$object/$source\.o|$new|")
  done <"$copy/sources"
  # shellcheck disable=SC2046,SC2086
  $compile $objects $(how 3 "$2") -o "$copy/tests" || return
  (cd "$copy/out" && RUN=$3 REPORT=$copy/report timeout 120 \
    "$copy/tests" "$2" "$copy/out") >/dev/null 2>&1 </dev/null
  awk -v what="$1$tab$2$tab" '
    $1 == "test:" { test = $2 }
    $1 == "verdict:" && $2 != "passed" { print what test }' "$copy/report"
}

job() { # job NUMBER
  copy_sources "$1"
  edit='' ok=yes
  awk -v n="$1" -v jobs="$JOBS" -F '\t' '$1 != last { k++; last = $1 }
    k % jobs == n' "$OUT/plan" |
    while IFS=$tab read -r name lesson tests; do
      object=$(how 1 "$lesson") compile=$(how 2 "$lesson")
      if [ "$name" != "$edit" ]; then
        [ -z "$edit" ] || leave
        edit=$name ok=yes
        enter "$name" >"$copy/errors" 2>&1 || ok=no
      fi
      if [ $ok = no ]; then
        printf '%s\t-\t%s\n' "$name" "$(head -n 3 "$copy/errors" | tr '\n' ' ')"
      else
        run "$name" "$lesson" "$tests" 2>&1
      fi
    done >"$OUT/result.$1"
}

n=0 pids=
while [ "$n" -lt "$JOBS" ]; do
  job "$n" &
  pids="$pids $!" n=$((n + 1))
done
# shellcheck disable=SC2086
trap 'kill $pids; exit 1' INT TERM
wait
cat "$OUT"/result.* >"$OUT/failed"
rm -rf "$OUT"/result.* "$OUT"/job.*

# -- what has come of it, by rows ----------------------------------------------
awk -F '\t' -f "$here/rows.awk" lib/tools/oracle/rows "$OUT/tests" \
  "$OUT/failed" "$OUT/rows"
