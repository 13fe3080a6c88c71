#!/bin/sh
# check_tools.sh: a learner's way through one exercise with all the tools, in a
# copy of the kit, so that nobody's own work is touched.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/tools
kit=$work/kit
bad=0

says() { # says WHAT PATTERN command...: the command's text has the pattern
  what=$1 pattern=$2
  shift 2
  "$@" >"$work/text" 2>&1
  if tr '\n' ' ' <"$work/text" | grep -q -- "$pattern"; then
    say "$what: as it should be"
  else
    say "FAILED $what: no \"$pattern\" in:"
    cat "$work/text"
    bad=1
  fi
}

# shellcheck disable=SC2317 # says() calls both
tool() { # tool NAME EXERCISE
  sh "$kit/lib/tools/exercises/$1.sh" "${2:-}"
}

# shellcheck disable=SC2317
exercise() { # exercise NAME TARGET...
  name=$1
  shift
  in_folder "$kit/exercises/$name" "$@"
}

copy_kit() { # three exercises are enough here
  rm -rf "$work"
  mkdir -p "$kit/exercises" "$kit/solutions"
  cp -pR "$ROOT/lib" "$ROOT/lessons" "$kit/"
  cp -p "$ROOT/exercises/order" "$kit/exercises/"
  export BUILD="$work/build" DRAW=
  for name in 01-build 01-write-sieve 01-predict; do
    cp -pR "$ROOT/exercises/$name" "$kit/exercises/"
    cp -pR "$ROOT/solutions/$name" "$kit/solutions/"
    sh "$kit/lib/tools/exercises/make_files.sh" pristine "$name" \
      "$kit/exercises/$name"
  done
}

try_hints() {
  says 'untouched' 'Step 1 of 5 is to be written: from_two()' \
    exercise 01-write-sieve check
  says 'the result in fields' \
    'status: open passed: 0 steps: 5 what: step 1 of 5 is to be written: from_two()' \
    cat "$BUILD/exercises/01-write-sieve/result"
  says 'the first hint' 'Hint 1' tool hint 01-write-sieve
  says 'the second hint' 'Hint 2' exercise 01-write-sieve hint
  says 'the third hint' 'Hint 3.*last hint' tool hint 01-write-sieve
  says 'no fourth hint' 'Hint 3' tool hint 01-write-sieve
  says 'a hint for the first step' 'Hint 1.1: a generator is made' \
    tool hint 01-build
  says 'a wrong name' 'none of these: 01-predict 01-write-sieve 01-build' \
    tool hint 07-nothing
  says 'no solution yet' 'not done yet (0 of 5' tool solution 01-write-sieve
  FORCE=1 says 'unless forced' '# The sieve.*sieve.c' \
    tool solution 01-write-sieve
  says 'nothing to reset' 'as it was given: nothing' tool reset 01-write-sieve
  says 'no progress yet' 'All together .*0 of 3' tool progress
  says 'the first of all' '-- 01-predict, in .*1  open  *start.c' tool next
}

try_solved() {
  cp "$ROOT/solutions/01-write-sieve/sieve.c" "$sieve/sieve.c"
  says 'solved' '01-write-sieve: done' exercise 01-write-sieve check
  says 'one test' 'the_first_primes passed' \
    exercise 01-write-sieve check RUN=the_first_primes
  says 'the solution' 'A question goes down' tool solution 01-write-sieve
  says 'progress' '01-write-sieve *############ *5 of *5 *done.*1 of 3' \
    tool progress
}

try_reset() {
  say 'int broken(' >>"$sieve/sieve.c"
  says 'does not compile' 'sieve.c does not compile' \
    exercise 01-write-sieve check
  says 'which is in the result' \
    'status: broken.*what: it does not compile: sieve.c:[0-9:]* error' \
    cat "$BUILD/exercises/01-write-sieve/result"
  says 'reset asks' 'Nothing was changed' tool reset 01-write-sieve </dev/null
  say y >"$work/yes"
  says 'reset keeps a copy' 'kept-1' tool reset 01-write-sieve <"$work/yes"
  grep -q broken "$sieve/kept-1/sieve.c" || {
    say "FAILED: the copy"
    bad=1
  }
  says 'and resets' 'Step 1 of 5' exercise 01-write-sieve check
  rm "$sieve/sieve.c"
  says 'a lost file' 'make reset brings it back' exercise 01-write-sieve check
  YES=1 says 'comes back' 'kept-2' tool reset 01-write-sieve
}

# Checks once, then again when the file is saved.
try_watch() {
  (sleep 3 && cp "$ROOT/solutions/01-write-sieve/sieve.c" "$sieve/sieve.c") &
  TIMES=3 says 'watch, which goes on' \
    'Step 1 of 5.*01-write-sieve: done.*Next: *exercises/01-build.*Step 1 of 9' \
    tool watch 01-write-sieve
  wait
}

try_predict() {
  says 'no program to run yet' 'no program is answered' exercise 01-predict run
  printf -- '-- start.c\nmade\nstart\n1\n-- shared.c\na 1\na 2\nb 3\na 4\n' \
    >"$kit/exercises/01-predict/answers.txt"
  says 'a misconception is answered' \
    'exactly that.*You let the position belong' exercise 01-predict check
  says 'a right one can be run' '^-- start made start 1 $' \
    exercise 01-predict run
}

try_build() {
  floor=$kit/exercises/01-build
  sed 's/^}/ }/' "$ROOT/lessons/01-generator/generator.c" >"$floor/generator.c"
  says 'C that cannot be taken apart' \
    'generator.c:[0-9]*: the } that ends .* does not stand alone' \
    exercise 01-build check
  sed 's/= GENERATOR_RUNNING/= GENERATOR_SUSPENDED/' \
    "$ROOT/lessons/01-generator/generator.c" >"$floor/generator.c"
  says 'a failing test' 'FAILED' exercise 01-build check
  says 'its name, and how it failed' \
    'status: failed.*what: .*test: .*verdict: .*rule: ' \
    cat "$BUILD/exercises/01-build/result"
}

try_tower() {
  says 'the tower of the kit' "01-generator *the kit's" tool tower
  cp "$ROOT/lessons/01-generator/generator.c" "$kit/exercises/01-build/"
  more=''
  ! sh "$ROOT/lib/tools/cpython/suite.sh" --can || more='.*TOWER=cpython'
  says 'the tower on an own floor' \
    "01-generator *yours.*05-tasks: [0-9]* tests, 0 failed.*10 s (callback)$more" \
    tool tower
}

copy_kit
sieve=$kit/exercises/01-write-sieve
try_hints
try_solved
try_reset
try_watch
try_predict
try_tower
try_build
[ $bad = 0 ] && say "the tools do what they say"
exit $bad
