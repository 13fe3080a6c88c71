#!/bin/sh
# check_tools.sh: a learner's way through one exercise with all the tools, in a
# copy of the kit, so that nobody's own work is touched.
set -u
ROOT=$(cd "$(dirname "$0")/../../../.." && pwd)
BUILD=${BUILD:-$ROOT/build}
work=$BUILD/check-tools
bad=0
rm -rf "$work"
mkdir -p "$work/kit"
for part in lib lessons exercises solutions; do
  cp -pR "$ROOT/$part" "$work/kit/"
done
export BUILD="$work/build" DRAW=
kit=$work/kit
for name in $(cd "$kit/exercises" && ls -d [0-9]*); do
  case $name in # three are enough here
  01-build | 01-write-sieve | 01-predict) ;;
  *) rm -r "$kit/exercises/$name" ;;
  esac
  [ ! -d "$kit/exercises/$name" ] ||
    sh "$kit/lib/tools/exercises/make_files.sh" pristine "$name" \
      "$kit/exercises/$name"
done

says() { # says WHAT PATTERN command...: the command's text has the pattern
  what=$1 pattern=$2
  shift 2
  "$@" >"$work/text" 2>&1
  if tr '\n' ' ' <"$work/text" | grep -q -- "$pattern"; then
    echo "$what: as it should be"
  else
    echo "FAILED $what: no \"$pattern\" in:"
    cat "$work/text"
    bad=1
  fi
}
tool() { # tool NAME EXERCISE
  sh "$kit/lib/tools/exercises/$1.sh" "${2:-}"
}
in_folder() { # in_folder EXERCISE TARGET...
  folder=$1
  shift
  make --no-print-directory -s -C "$kit/exercises/$folder" "$@"
}

sieve=$kit/exercises/01-write-sieve
says 'untouched' 'Step 1 of 4 is to be written: from_two()' \
  in_folder 01-write-sieve check
says 'the first hint' 'Hint 1' tool hint 01-write-sieve
says 'the second hint' 'Hint 2' in_folder 01-write-sieve hint
says 'the third hint' 'Hint 3.*last hint' tool hint 01-write-sieve
says 'no fourth hint' 'Hint 3' tool hint 01-write-sieve
says 'a wrong name' 'none of these: 01-build' tool hint 07-nothing
says 'no solution yet' 'not done yet (0 of 4' tool solution 01-write-sieve
says 'unless forced' 'What the point\|# The sieve.*sieve.c' \
  env FORCE=1 sh "$kit/lib/tools/exercises/solution.sh" 01-write-sieve
says 'nothing to reset' 'as it was given: nothing' tool reset 01-write-sieve
says 'no progress yet' 'All together .*0 of 3' tool progress

cp "$ROOT/solutions/01-write-sieve/sieve.c" "$sieve/sieve.c"
says 'solved' '01-write-sieve: done' in_folder 01-write-sieve check
says 'one test' 'the_first_primes passed' \
  in_folder 01-write-sieve check RUN=the_first_primes
says 'the solution' 'A question goes down' tool solution 01-write-sieve
says 'progress' '01-write-sieve *############ *4 of *4 *done.*1 of 3' tool progress

echo 'int broken(' >>"$sieve/sieve.c"
says 'does not compile' 'sieve.c does not compile' \
  in_folder 01-write-sieve check
says 'reset asks' 'Nothing was changed' tool reset 01-write-sieve </dev/null
echo y >"$work/yes"
says 'reset keeps a copy' 'kept-1' tool reset 01-write-sieve <"$work/yes"
grep -q broken "$sieve/kept-1/sieve.c" || { echo "FAILED: the copy" && bad=1; }
says 'and resets' 'Step 1 of 4' in_folder 01-write-sieve check
rm "$sieve/sieve.c"
says 'a lost file' 'make reset brings it back' in_folder 01-write-sieve check
says 'comes back' 'kept-2' env YES=1 sh "$kit/lib/tools/exercises/reset.sh" 01-write-sieve

# watch checks once, then again when the file is saved.
(sleep 3 && cp "$ROOT/solutions/01-write-sieve/sieve.c" "$sieve/sieve.c") &
says 'watch' 'Step 1 of 4.*01-write-sieve: done' \
  env TIMES=2 sh "$kit/lib/tools/exercises/watch.sh" 01-write-sieve
wait

says 'no program to run yet' 'no program is answered' in_folder 01-predict run
printf -- '-- start.c\nmade\nstart\n1\n-- shared.c\na 1\na 2\nb 3\na 4\n' \
  >"$kit/exercises/01-predict/answers.txt"
says 'a belief is answered' 'exactly that.*You let the position belong' \
  in_folder 01-predict check
says 'a right one can be run' '^-- start made start 1 $' \
  in_folder 01-predict run

says 'the tower of the kit' "01-generator *the kit's" tool tower
cp "$ROOT/lessons/01-generator/generator.c" "$kit/exercises/01-build/"
says 'the tower on an own floor' \
  '01-generator *yours.*05-tasks: [0-9]* tests, 0 failed.*10 s (callback)' \
  tool tower
[ $bad = 0 ] && echo "the tools do what they say"
exit $bad
