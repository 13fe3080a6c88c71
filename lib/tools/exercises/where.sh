# shellcheck shell=sh disable=SC2034 # the names are for whoever sources this
# where.sh: where everything is, and every name that reaches a script from
# outside. Each script here begins with
#
#   . "$(dirname "$0")/where.sh"
#
# A name in capitals crosses a script's border. They stand here with what they
# are when nobody says; docs/scripts.md tells who gives them. A name in small
# letters is the script's own, and that of the parts that it sources.

ROOT=$(cd "$(dirname "$0")" && pwd) ROOT=${ROOT%/lib/tools/*}
BUILD=${BUILD:-$ROOT/build} # all that is made
export BUILD
# make's slots for jobs are not handed to scripts: without them it would warn.
MAKEFLAGS=$(printf '%s' "${MAKEFLAGS:-}" |
  sed 's/ *--jobserver-[a-z]*=[^ ]*//; s/ *-j[0-9]*//')
export MAKEFLAGS
MAKE=${MAKE:-make} CC=${CC:-cc} RUNNER=${RUNNER:-}
HAS_SANITIZER=${HAS_SANITIZER:-} # which of them run, if a make has asked
FROM=${FROM:-.} OUT=${OUT:-} # the learner's files, and what is made of them
DRAW=${DRAW-yes}             # empty: no picture of a test that failed
PICTURE=${PICTURE:-}         # not empty: of a program that is run
BLAME=${BLAME-$DRAW}         # empty: blame no function; N: look for N seconds
RUN=${RUN:-}                 # only these tests
SEED=${SEED:-}               # of a wrong-line: one more record
FORCE=${FORCE:-} PROGRAM=${PROGRAM:-} TIMES=${TIMES:--1} YES=${YES:-}
TOWER=${TOWER:-} # cpython: its tests, too
RECORD=${RECORD:-} PRISTINE=${PRISTINE:-}
ONLY=${ONLY:-} GRADE_PLACE=${GRADE_PLACE:-$BUILD/grade}
SECONDS_EACH=${SECONDS_EACH:-60} MEGABYTES=${MEGABYTES:-1024}
PROCESSES=${PROCESSES:-64} WALLS=${WALLS:-}
LOCKED=${LOCKED:-} # what lock.sh has locked, for what it calls
# A test that takes five seconds hangs: no test waits for real.
CK_TIMEOUT_MULTIPLIER=${CK_TIMEOUT_MULTIPLIER:-0.25}

tools=$ROOT/lib/tools/exercises
. "$tools/fields.sh"

say() { printf '%s\n' "$*"; }

in_folder() { # in_folder FOLDER TARGET...: make there, without words of its own
  "$MAKE" --no-print-directory -s -C "$@"
}

# -- what there is ------------------------------------------------------------
lessons() { # from the first to the last
  for floor in "$ROOT"/lessons/[0-9]*; do
    say "${floor##*/}"
  done
}

exercises() { # in their order
  grep '^[0-9]' "$ROOT/exercises/order" | while read -r name; do
    [ ! -f "$ROOT/exercises/$name/steps" ] || say "$name"
  done
}

exercise_after() { # exercise_after EXERCISE: nothing behind the last one
  exercises | sed -n "/^$1\$/{n;p;}"
}

use() { # use EXERCISE [ITS FILES]: sets what belongs to it
  exercise=$1
  here=$ROOT/exercises/$exercise
  solution=$ROOT/solutions/$exercise
  out=$BUILD/exercises/$exercise
  case $exercise in
  */* | .*) here=/nowhere ;; # a name, not a path
  esac
  if [ -z "$exercise" ] || [ ! -f "$here/steps" ]; then
    say "Which exercise? EX=${exercise:-NAME} is none of these:" >&2
    exercises >&2
    exit 2
  fi
  kind=${exercise#*-} kind=${kind%%-*}
  for lesson in "$ROOT/lessons/${exercise%%-*}"-*; do
    lesson=${lesson##*/}
  done
  files=${2:-$(in_folder "$here" files)}
  steps=$(grep -c '^step:' "$here/steps")
}

# -- how far it came ----------------------------------------------------------
read_result() { # read_result FILE: what check.sh wrote there, or "lost"
  status=$(field status "$1" 2>/dev/null)
  passed=$(field passed "$1" 2>/dev/null)
  status=${status:-lost} passed=${passed:-0}
}

is_untouched() { # are the learner's files as they were given?
  sh "$tools/make_files.sh" pristine "$exercise" "$out/pristine" || return 1
  for file in $files; do
    cmp -s "$out/pristine/$file" "$here/$file" || return 1
  done
}

check_quietly() { # sets status and passed; draws nothing
  status=open passed=0
  is_untouched && return
  DRAW='' in_folder "$here" check >/dev/null 2>&1
  read_result "$out/result"
  [ "$status" != lost ] || status=broken
}

# -- the programs of a predict or wrong-line ----------------------------------
# They have a folder of their own: their names are nobody else's.
printed_by() { # printed_by NAME.c: what it prints
  "$out/programs/${1%.c}" --virtual 2>/dev/null
}

record_of() { # record_of PROGRAM FOLDER: what it does, one line for each event
  trace=$2/${1##*/}.trace
  TRACE=$trace "$1" --virtual >/dev/null 2>&1
  awk -f "$tools/trace.awk" "$trace" | numbered
}

numbered() { awk '{ printf "%4d  %s\n", NR, $0 }'; }

# altered STEM FOLDER: the record of STEM.c, with the one line changed that
# STEM.edit says, as STEM.txt there; the true one is FOLDER/true/STEM.txt.
altered() {
  mkdir -p "$2/true"
  record_of "$out/programs/$1" "$2/true" >"$2/true/$1.txt"
  awk -v from="$2/true" -v to="$2" -f "$tools/edit.awk" "$solution/$1.edit"
}

is_unchanged() { # is_unchanged NAME.c: is that program still what it was?
  cmp -s "$solution/$1" "$here/$1"
}

# -- pictures -----------------------------------------------------------------
make_diagram() { # sets diagram, the program, and makes it
  # In the top folder ROOT means something else.
  diagram=$BUILD/lib/tools/diagram/diagram
  in_folder "$ROOT" "$diagram" BUILD="$BUILD" ROOT=. >/dev/null 2>&1
}

draw() { # draw TRACE: the pictures beside it, if there is what draws them
  make_diagram &&
    DIAGRAM=$diagram sh "$ROOT/lib/tools/diagram/draw.sh" "$1" >/dev/null 2>&1
}

draw_page() { # draw_page TRACE FOLDER: play.html beside it; the learner's files
  # lie in FOLDER
  set -- "$1" "$2" "$ROOT"/lessons/[0-9]*
  trace_of=$1
  shift
  for folder; do
    shift
    set -- "$@" -s "$folder"
  done
  "$BUILD/lib/tools/diagram/diagram" play -p "$ROOT/lib/tools/diagram/play" \
    "$@" "$exercise" "$trace_of" >"${trace_of%/*}/play.html" 2>/dev/null
}
