#!/bin/sh
# grade.sh [SUBMISSION]: points for every exercise.
#
# The submission is a folder with exercises/ in it, or that folder itself; only
# the learner's own files are taken from it. They are checked in a copy of this
# kit, each exercise behind limits of time, memory and processes. One point for
# each step that passes. Written to build/grade/:
#
#   results.txt    for people
#   results.xml    JUnit, for GitHub Classroom and other CI
#   results.json   for Gradescope
#
# SECONDS_EACH, MEGABYTES and PROCESSES change the limits; ONLY="name name"
# grades only those.
set -u
. "$(dirname "$0")/where.sh"
submission=${1:-$ROOT}
[ -d "$submission/exercises" ] && submission=$submission/exercises
if [ ! -d "$submission" ]; then
  echo "There is no $submission." >&2
  exit 2
fi
submission=$(cd "$submission" && pwd)
place=${GRADE_PLACE:-$BUILD/grade}
seconds=${SECONDS_EACH:-60} megabytes=${MEGABYTES:-1024} processes=${PROCESSES:-64}

# -- a copy of the kit, compiled once ------------------------------------------
mkdir -p "$place/build" || exit 2
rm -rf "$place/kit" "$place/run"
mkdir -p "$place/kit" "$place/run"
for part in lib lessons exercises solutions Makefile; do
  cp -pR "$ROOT/$part" "$place/kit/" || exit 2
done
kit=$place/kit
list=${ONLY:-$(cd "$kit/exercises" && ls -d [0-9]*)}
limit=$place/build/limit
${CC:-cc} -O1 -o "$limit" "$kit/lib/tools/exercises/limit.c" || exit 2
in_kit() { # in_kit EXERCISE TARGET...
  folder=$kit/exercises/$1
  shift
  make --no-print-directory -s -C "$folder" BUILD="$place/build" "$@"
}
for name in $list; do
  mkdir -p "$place/run/$name"
  in_kit "$name" kit >"$place/run/$name/kit.text" 2>&1 || {
    cat "$place/run/$name/kit.text"
    exit 2
  }
done

# The probe for the sanitizers writes to build/, which a submission may not.
sanitizer=
[ ! -x "$place/build/.probe" ] || sanitizer=yes

# -- what a submission must not bring along ---------------------------------------
# Its own main(), or another version of something that the tests call.
symbols() { # symbols LETTERS FILE...
  letters=$1
  shift
  nm -P "$@" 2>/dev/null | awk -v letters="$letters" '
    NF >= 2 && index(letters, $2) && $1 !~ /^_?_?(asan|ubsan|sanitizer)/ {
      print $1 }' | sort -u
}

intruders() { # intruders NAME FOLDER: what the objects there define wrongly
  solved=$place/build/solved/$1
  if [ ! -d "$solved" ]; then
    BUILD=$place/build sh "$kit/lib/tools/exercises/make_files.sh" solved "$1" "$solved"
    in_kit "$1" objects FROM="$solved" OUT="$solved" >/dev/null 2>&1
  fi
  {
    echo main
    symbols U $(find "$place/build/objects/checked/lib" \
      "$place/build/objects/checked/exercises/$1" \
      "$place/build/objects/checked/lessons" -name '*.o' 2>/dev/null)
  } | sort -u >"$place/run/$1/called"
  symbols TDBRVW "$solved"/*.o >"$place/run/$1/allowed"
  symbols TDBRVW "$2"/*.o | comm -12 - "$place/run/$1/called" |
    comm -23 - "$place/run/$1/allowed" | tr '\n' ' '
}

# -- one exercise ------------------------------------------------------------------
behind_limits() { # behind_limits EXERCISE TARGET...
  folder=$kit/exercises/$1 run=$place/run/$1
  shift
  DRAW= "$limit" "$seconds" "$megabytes" "$processes" "$run/out" \
    make --no-print-directory -s -C "$folder" BUILD="$place/build" \
    HAS_SANITIZER="$sanitizer" FROM="$run/files" OUT="$run/out" "$@" >"$run/text" 2>"$run/noise" </dev/null
}

# What a sanitizer, or the kit, said of a crash.
crash() {
  sed -n -e 's/^.*AddressSanitizer: *\([A-Za-z-]*\).*/\1/p' \
    -e 's/^ *\(.*\(stack overflow\|runtime error\|is not written yet\).*\)/\1/p' \
    "$run/text" | head -1 | tr -d '/&\\'
}

# Why it got no more points, in one line.
reason() {
  if grep -q '^limit: ' "$run/noise"; then
    sed -n 's/^limit: //p' "$run/noise" | head -1
  elif grep -q -i 'cannot fork' "$run/noise" "$run/text"; then
    echo "it makes too many processes"
  elif [ "$status" = lost ]; then
    echo "it has ended its own check"
  elif [ "$status" = broken ]; then
    echo "it does not compile: $(grep -m 1 -e 'error:' -e 'undefined' \
      -e 'multiple definition' "$run/text" | sed 's/^[^ ]*\///')"
  elif [ "$status" = open ]; then
    sed -n 's/^Step/step/p' "$run/text" | head -1
  else
    # The test, what happened, and the rule.
    awk '/^FAILED / { name = $2 } /^  rule: / { sub(/^  rule: /, ""); rule = $0 }
      name && !what && /: / && !/^FAILED/ && rule != $0 {
        sub(/^ *[^ ]*:[0-9]*: /, ""); what = $0 }
      /did not come to their end/ { print; done = 1; exit }
      END { if (!done) print name ": " what " (" rule ")" }' "$run/text" |
      sed -e 's/Received signal 25[^)]*)/it writes too much/' \
        -e "s/Early exit with return value [0-9]*/the program ended: $(crash | grep . || echo 'exit()?')/"
  fi
}

grade_one() { # grade_one NAME: sets points, steps, why
  use "$1"
  run=$place/run/$1
  steps=$(grep -c '^step:' "$kit/exercises/$1/steps")
  points=0 why='' status=open
  mkdir -p "$run/files" "$run/out"
  for file in $files; do
    if [ ! -f "$submission/$1/$file" ]; then
      why="$file is not there"
    elif [ ! -s "$submission/$1/$file" ]; then
      why="$file is empty"
    elif [ "$(wc -c <"$submission/$1/$file")" -gt 1000000 ]; then
      why="$file is larger than a megabyte"
    else
      cp "$submission/$1/$file" "$run/files/$file"
    fi
  done
  [ -z "$why" ] || return
  sh "$tools/make_files.sh" pristine "$1" "$run/pristine"
  untouched=yes
  for file in $files; do
    cmp -s "$run/pristine/$file" "$run/files/$file" || untouched=
  done
  [ -z "$untouched" ] || { why="as it was given" && return; }

  behind_limits "$1" objects
  case $kind in
  fix | write | build)
    found=$(intruders "$1" "$run/out")
    [ -z "$found" ] || { why="it defines what belongs to the tests: $found" && return; }
    ;;
  esac
  rm -f "$run/out/result"
  behind_limits "$1" check
  code=$?
  status=lost
  [ -f "$run/out/result" ] && read -r status passed _ <"$run/out/result"
  if [ "$code" = 0 ] && [ "$status" = done ]; then
    points=$steps
    return
  fi
  why=$(reason)
  # Behind a limit nothing counts; else the steps before the one that failed.
  case $code-$status-$passed in
  124-* | *-done-*) ;;
  *-failed-[0-9]* | *-open-[0-9]*) points=$passed ;;
  esac
}

# -- the three forms -----------------------------------------------------------------
xml() { sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e 's/"/\&quot;/g' \
  -e "s/$(printf '\033')/?/g" | tr -d '\000-\010\013\014\016-\037'; }
json() { sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/	/\\t/g' | tr -d '\000-\011\013-\037' |
  awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }'; }

all=0 got=0 tests=0 failures=0 comma=
: >"$place/cases.xml"
: >"$place/cases.json"
: >"$place/results.txt"
for name in $list; do
  passed=0
  grade_one "$name"
  all=$((all + steps)) got=$((got + points)) tests=$((tests + 1))
  printf '%-24s %2d of %2d  %s\n' "$name" "$points" "$steps" "$why" |
    tee -a "$place/results.txt"
  text=
  [ ! -f "$place/run/$name/text" ] || text=$(head -c 4000 "$place/run/$name/text")
  {
    printf '  <testcase classname="%s" name="%s">\n' "${name%%-*}" "$name"
    if [ -n "$why" ]; then
      printf '    <failure message="%s">%s</failure>\n' \
        "$(printf '%s' "$points of $steps: $why" | xml)" \
        "$(printf '%s' "$text" | xml)"
    fi
    echo '  </testcase>'
  } >>"$place/cases.xml"
  [ -z "$why" ] || failures=$((failures + 1))
  printf '%s    {"name": "%s", "score": %d, "max_score": %d, "output": "%s"}' \
    "$comma" "$name" "$points" "$steps" \
    "$(printf '%s\n\n%s' "$why" "$text" | json)" >>"$place/cases.json"
  comma=',
'
done
printf '%-24s %2d of %2d\n' total $got $all | tee -a "$place/results.txt"
{
  echo '<?xml version="1.0" encoding="UTF-8"?>'
  echo "<testsuite name=\"exercises\" tests=\"$tests\" failures=\"$failures\">"
  cat "$place/cases.xml"
  echo '</testsuite>'
} >"$place/results.xml"
{
  echo '{'
  echo "  \"score\": $got,"
  echo "  \"output\": \"$got of $all points\","
  echo '  "tests": ['
  cat "$place/cases.json"
  printf '\n  ]\n}\n'
} >"$place/results.json"
rm -f "$place/cases.xml" "$place/cases.json"
echo "Written: $place/results.txt, results.xml (JUnit), results.json (Gradescope)"
