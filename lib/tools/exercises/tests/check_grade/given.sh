# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# given.sh: what is given to make is words, and never run; sourced by
# check_grade.sh.
ran=$work/ran

# refused NAME=VALUE TARGET [FOLDER]: make says so, and does not run it
refused() {
  is_wanted "words-${1%%=*}-$2" || return 0
  take_turns
  for where in $turns; do
    if as "$where" make -C "$ROOT/${3:-.}" "$2" "$1" >"$work/words" 2>&1 ||
      ! grep -q 'more than words in' "$work/words" || [ -e "$ran" ]; then
      fail "make $2 $1 ($where):"
      cat "$work/words"
    fi
  done
}
refused "EX=x;touch $ran" hint
refused "EX=\`touch $ran\`" solution
refused "EX=\$(shell touch $ran)" reset
refused "EX=x
touch $ran" watch
refused "ONLY=01-build';touch $ran;'" grade
refused "LESSON=05';touch $ran;'" diagrams
refused "FORMAT=svg&touch $ran" diagrams
refused "SEED=1;touch $ran" fuzz-oracle
refused "PYTHON=x|touch $ran" conformance
refused "MINE=x;touch $ran" check-tests lessons/01-generator
refused "RUN=x;touch $ran" check exercises/01-write-sieve
refused "DEMO=x;touch $ran" demo lessons/05-tasks
refused "PROGRAM=x;touch $ran" run exercises/01-predict
refused "SUBMISSION=x\$(shell touch $ran)" grade
refused IGNORED=x "prove-x;touch $ran"

# named NAME: a submission in a folder of that name is graded, no other
named() {
  is_wanted "folder-$1" || return 0
  prepare two/a
  printf 'int nothing;\n' >"$folder/01-fix-spread/spread.c"
  printf 'int nothing;\n' >"$folder/01-write-sieve/sieve.c"
  prepare "two/$1"
  with_body '  abort();' >"$folder/01-write-sieve/sieve.c"
  take_turns
  for where in $turns; do
    as "$where" make -C "$ROOT" -s grade "SUBMISSION=$work/two/$1" \
      BUILD="$places-${where%%:*}" >"$work/two/said" 2>&1
    grep -q '^01-fix-spread *3 of  3' "$work/two/said" && [ ! -e "$ran" ] || {
      fail "make grade SUBMISSION='$1' ($where):"
      cat "$work/two/said"
    }
  done
}
named 'a b'
named 'a;touch ran;b'
named "it's"
# shellcheck disable=SC2016 # it is not to be expanded
named '-n `touch ran`'
