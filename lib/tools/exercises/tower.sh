#!/bin/sh
# tower.sh: the tests of all lessons, the final program and the crawler, on the
# learner's own floors where they are done, and on the kit's where they are not.
# With TOWER=cpython, CPython's own tests of asyncio judge them, too.
set -u
. "$(dirname "$0")/where.sh"
final=05-tasks crawler=11-crawler
mine='' text='' failed=0

whose_floor() { # whose_floor LESSON: sets whose
  whose="the kit's"
  [ -d "$ROOT/exercises/${1%%-*}-build" ] || return 0
  use "${1%%-*}-build"
  check_quietly
  case $status-$passed in
  done-*) whose=yours mine="$mine ${1%%-*}" ;;
  *-0) ;;
  *) whose="the kit's (yours: $passed of $steps steps)" ;;
  esac
}

in_lesson() { # in_lesson LESSON TARGET...
  folder=$ROOT/lessons/$1
  shift
  in_folder "$folder" "$@" BUILD="$place" MINE="$mine"
}

for floor in $(lessons); do
  whose_floor "$floor"
  # The first floor stands at the bottom.
  text=$(printf '  %-14s %s\n%s' "$floor" "$whose" "$text")
done
printf 'The tower:\n%s\n\n' "$text"

# Floors of one's own have a folder of their own, for each choice of them.
mine=${mine# }
place=$BUILD
[ -z "$mine" ] || place=$BUILD/tower/$(say "$mine" | tr ' ' -)
for floor in $(lessons); do
  in_lesson "$floor" check-tests 2>&1 || failed=1
done

demo=$place/$final/final
rm -f "$demo.demo"
in_lesson $final "$demo.demo" 2>&1 || failed=1
cat "$demo.demo" || exit 1
draw "$demo.trace"
[ ! -f "$demo.map.svg" ] || say "The diagram of this run: $demo.map.svg"

# On top of all floors, a program that is more than an example.
crawl=$place/$crawler/crawl
rm -f "$crawl.demo"
in_lesson $crawler "$crawl.demo" 2>&1 || failed=1
if [ -f "$crawl.demo" ]; then
  printf '\nAnd a crawler, on all of them:\n'
  sed -n '/ pages, /,$p' "$crawl.demo"
  draw "$crawl.trace"
  in_lesson $crawler spans RUN=crawl 2>/dev/null
fi

# They take longer than all the rest: who wants them says so.
suite=$ROOT/lib/tools/cpython/suite.sh
if [ "$TOWER" = cpython ]; then
  case $mine in
  *08*) top=08 ;;
  *0[67]*) top=07 ;;
  *) top=05 ;;
  esac
  in_folder "$ROOT" cpython-suite LESSON=$top MINE="$mine" IO=no BRIEF=yes \
    BUILD="$BUILD" || failed=1
elif [ -n "$mine" ] && sh "$suite" --can; then
  say "CPython's own tests on these floors, in a minute: make tower TOWER=cpython"
fi
exit $failed
