#!/bin/sh
# run.sh EXERCISE: runs the programs whose prediction is right, or with FORCE=1
# all. PROGRAM=name runs that one, whichever .c of this folder it is: a given
# one, one that was changed, or a new one; it says which. Of a wrong line it
# shows the true record. PICTURE=yes, as `make draw` has it: and draws the run.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
failed=0

there_are() { # the programs in the folder
  for file in "$here"/*.c; do
    name=${file##*/}
    case " $files " in
    *" $name "*) continue ;;
    esac
    case $name in
    test_* | '*.c') ;;
    *) say "${name%.c}" ;;
    esac
  done
}

stems() { field step "$here/steps" | sed 's/\..*//'; }

own() { # own STEM: compiles what lies here, and sets program
  program=$out/own/$1
  in_folder "$here" "$program" >"$out/compiled" 2>&1 && return
  grep -v '^make' "$out/compiled"
  say "$1.c does not compile. The first message above counts."
  exit 1
}

run() { # run STEM: and say which version it is
  program=$out/programs/$1
  if [ ! -f "$solution/$1.c" ]; then
    own "$1"
    say "-- $1, a program of your own"
  elif [ -f "$here/$1.c" ] && ! is_unchanged "$1.c"; then
    own "$1"
    say "-- $1, which is not as it was given"
  else
    say "-- $1"
  fi
  if [ -z "$PICTURE" ] && [ "$kind" = wrong ] && [ -f "$solution/$1.c" ]; then
    record_of "$program" "$out"
    return
  fi
  if [ -n "$PICTURE" ]; then
    make_diagram
    DIAGRAM=$diagram RUNNER=$RUNNER sh "$ROOT/lib/tools/picture.sh" "$program" \
      "$here/$1.c" "$out/$1" || failed=1
    return
  fi
  sh "$ROOT/lib/tools/limited.sh" "$program" --virtual && return
  say "$1 has ended with status $?."
  failed=1
}

may_run() { # may_run STEM: what is as it was given wants to be predicted first
  [ ! -f "$solution/$1.c" ] || ! is_unchanged "$1.c" ||
    stems | head -n "$passed" | grep -qx "$1"
}

names=$(there_are)
names=${names:-there are none}
if [ -n "$PICTURE" ] && [ -z "$PROGRAM" ]; then
  say "make draw PROGRAM=name: which of these?" "$(say "$names" | tr '\n' ' ')"
  exit 2
fi
case $kind-$PROGRAM in
fix- | write- | build-)
  say "make run is for programs, and here are tests: make check. A program of" \
    "your own: make run PROGRAM=name"
  exit 2
  ;;
esac
if [ -n "$PROGRAM" ] && ! say "$names" | grep -qx -- "${PROGRAM%.c}"; then
  say "PROGRAM=$PROGRAM is none of the programs here:" \
    "$(say "$names" | tr '\n' ' ')"
  exit 2
fi
if [ -n "$FORCE" ]; then
  passed=$steps
else
  check_quietly
fi
case $kind in
predict | wrong) in_folder "$here" programs >/dev/null || exit 1 ;;
esac
if [ -n "$PROGRAM" ]; then
  if ! may_run "${PROGRAM%.c}"; then
    say "Predict ${PROGRAM%.c} first: answers.txt, then make check." \
      "(FORCE=1 runs it anyway.)"
    exit 1
  fi
  run "${PROGRAM%.c}"
  exit $failed
fi
for stem in $(stems | head -n "$passed"); do
  run "$stem"
done
[ "$passed" != 0 ] || say "Predict first: no program is answered yet."
exit $failed
