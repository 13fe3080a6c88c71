#!/bin/sh
# check_setup.sh: does the kit work, or say in one line why not, on machines
# that lack something, with files from other editors, in odd folders?
# shellcheck disable=SC2317 # says() calls what seems not to be called
set -u
cd "$(dirname "$0")/../../.." || exit 2
top=$PWD
out=${BUILD:-$top/build}/checks/setup
kit=$out/kit
bad=0
export BUILD="$kit/build" CK_TIMEOUT_MULTIPLIER=10 # however busy
export DRAW=
unset STUB HAS_SANITIZER ASAN_OPTIONS MAKEFLAGS MAKEOVERRIDES
rm -rf "$out"
mkdir -p "$out"

failed() { # failed WHAT PATTERN: shows what was said instead
  echo "FAILED $1: no \"$2\" in:"
  cat "$out/text"
  bad=1
}

says() { # says WHAT PATTERN STATUS COMMAND...: it ends so, and says that
  what=$1 pattern=$2 status=$3
  shift 3
  "$@" >"$out/text" 2>&1
  code=$?
  [ $code = 0 ] || code=1
  if [ $code = "$status" ] && tr '\n' '~' <"$out/text" | grep -q -e "$pattern"
  then
    echo "$what: as it should be"
  else
    failed "$what" "$pattern, status $status"
  fi
}

says_not() { # says_not WHAT PATTERN: of what was said last
  ! grep -q -e "$2" "$out/text" || failed "$1" "absence of $2"
}

said_once() { # said_once WHAT PATTERN: in one line
  [ "$(grep -c -e "$2" "$out/text")" = 1 ] || failed "$1" "one line with $2"
}

# A kit of one lesson, so that each choice of flags is compiled quickly.
copy_kit() { # copy_kit FOLDER
  mkdir -p "$1/lessons" "$1/exercises" "$1/solutions" "$1/docs/diagrams"
  cp -pR Makefile lib "$1/"
  cp -pR lessons/01-generator "$1/lessons/"
  cp -p docs/diagrams/01-* "$1/docs/diagrams/"
  grep '^01-' docs/diagrams/list >"$1/docs/diagrams/list"
  for name in predict wrong-line fix-spread write-sieve build; do
    cp -pR "exercises/01-$name" "$1/exercises/"
    cp -pR "solutions/01-$name" "$1/solutions/"
  done
  grep '^01-' exercises/order >"$1/exercises/order"
}

in_kit() { # in_kit FOLDER TARGET...
  folder=$kit/$1
  shift
  make --no-print-directory -s -C "$folder" "$@"
}

solve() { # solve EXERCISE FOLDER
  sh "$kit/lib/tools/exercises/make_files.sh" solved "$1" "$2"
}

# -- a machine that lacks something ---------------------------------------------
without() { # without NAME... -- COMMAND...: as if those programs were not there
  rm -rf "${out:?}/bin"
  mkdir "$out/bin"
  echo "$PATH" | tr : '\n' | while read -r place; do
    ln -s "$place"/* "$out/bin/" 2>/dev/null # the first of a name counts
  done
  while [ "$1" != -- ]; do
    rm -f "$out/bin/$1"
    shift
  done
  shift
  (PATH=$out/bin && export PATH && "$@")
}

# shellcheck disable=SC3045 # dash, bash and busybox have it
few_addresses() { (ulimit -v 4000000 && "$@"); }

try_sanitizers() {
  sieve="in_kit exercises/01-write-sieve check FROM=$out/sieve OUT=$out/checked"
  solve 01-write-sieve "$out/sieve"
  if cc -o "$out/refuse" lib/tools/tests/refuse.c 2>/dev/null &&
    "$out/refuse" true; then
    # Several lessons at a time, too.
    says 'no ptrace' 'cannot be searched for.*01-generator: 34 tests, 0 failed' \
      0 "$out/refuse" make -C "$kit" -j2 each
    said_once 'no ptrace' 'cannot be searched for'
    says_not 'make -j2' 'jobserver'
    says 'no ptrace, an exercise' '01-write-sieve: done' 0 \
      "$out/refuse" make -C "$kit/exercises/01-write-sieve" check \
      FROM="$out/sieve" OUT="$out/checked"
    mkdir -p "$out/submission/exercises/01-write-sieve"
    cp "$out/sieve/sieve.c" "$out/submission/exercises/01-write-sieve/"
    says 'no ptrace, a grader' 'write-sieve *5 of *5' 0 env ONLY=01-write-sieve \
      "$out/refuse" make -C "$kit" grade SUBMISSION="$out/submission"
  else
    echo 'no ptrace: not tried, there is no seccomp here'
  fi
  # shellcheck disable=SC2086 # words
  says 'few addresses' 'sanitizers of cc do not run.*write-sieve: done' 0 \
    few_addresses $sieve
  said_once 'few addresses' 'sanitizers of cc'
  # shellcheck disable=SC2086
  says 'few addresses, again' '^  1  passed' 0 few_addresses $sieve
}

try_packages() {
  says 'no Check' 'Check is not there.*pkg-config check.*34 tests, 0 failed' 0 \
    without pkg-config -- in_kit lessons/01-generator check-tests
  said_once 'no Check' 'is not there'
  says_not 'no Check' 'warning:'
  says 'no Check, an exercise' '01-write-sieve: done' 0 \
    without pkg-config -- in_kit exercises/01-write-sieve check \
    FROM="$out/sieve" OUT="$out/checked"
  says 'no Check where it must be' 'tests need Check: .*install' 1 \
    without pkg-config -- in_kit lessons/01-generator check-tests STUB=no
  says 'no compiler' '^The kit needs cc, .*install.*gcc' 1 \
    without cc -- in_kit exercises/01-write-sieve check
  says_not 'no compiler' 'does not compile'
  for target in valgrind:valgrind oracle:python3 pictures:neato \
    shellcheck:shellcheck format:clang-format check-aarch64:qemu-aarch64 \
    check-s390x:s390x-linux-gnu-gcc; do
    says "no ${target#*:}" "^make ${target%:*} needs ${target#*:}, .*install" 1 \
      without "${target#*:}" -- in_kit . "${target%:*}"
  done
  says 'check-more without compilers' '^skipped: make check-s390x needs.*~skipped: make check-musl needs' 0 \
    without s390x-linux-gnu-gcc arm-linux-gnueabihf-gcc i686-linux-gnu-gcc \
    musl-gcc -- in_kit . check-more
}

try_numbers() { # as a compiler for i386 has them
  printf '#include <float.h>\n#if FLT_EVAL_METHOD != 2\n#error\n#endif\n' |
    cc -mfpmath=387 -E -x c - >/dev/null 2>&1 || {
    echo 'numbers with more digits: not tried, cc cannot make them'
    return
  }
  says 'more digits' "longer than a double here: CFLAGS=" 1 \
    in_kit lessons/01-generator check-tests CC='cc -mfpmath=387'
}

try_doctor() {
  says 'another processor' 'ucontext: slower' 0 \
    env CC='cc -DCONTEXT_UCONTEXT' sh lib/tools/doctor.sh
}

# -- green without testing ------------------------------------------------------
try_environment() {
  says 'EXERCISE=x' '34 tests, 0 failed' 0 \
    env EXERCISE=x make -C "$kit/lessons/01-generator" check
  says 'CK_FORK=no' '34 tests, 0 failed' 0 \
    env CK_FORK=no make -C "$kit/lessons/01-generator" check-tests
  says 'CK_RUN_SUITE=x' ' 0 tests' 1 \
    env CK_RUN_SUITE=x make -C "$kit/lessons/01-generator" check-tests
  says 'RUN=x' 'names no test here' 1 in_kit lessons/01-generator check-tests RUN=x
  says 'MODE=x' 'MODE is checked, plain or threads' 1 in_kit lessons/01-generator check MODE=x
  says 'IMPL=x' 'IMPL is shortcut' 1 in_kit lessons/01-generator check IMPL=x
}

# -- other editors --------------------------------------------------------------
from_windows() { # from_windows FILE...: a mark first, blanks and CR LF last
  for file; do
    { printf '\357\273\277' && sed 's/$/ \t\r/' "$file"; } >"$out/file" &&
      mv "$out/file" "$file"
  done
}

try_editors() {
  for name in predict wrong-line fix-spread write-sieve build; do
    solve 01-$name "$out/windows/$name"
    from_windows "$out/windows/$name"/*.[ct]*
    says "CR LF in 01-$name" "01-$name: done" 0 in_kit "exercises/01-$name" \
      check FROM="$out/windows/$name" OUT="$out/windows/$name/out"
  done
  says 'no CR in a checkout' 'lf' 0 \
    git -C "$top" check-attr eol lib/tools/doctor.sh
}

# -- odd folders ----------------------------------------------------------------
try_paths() {
  # shellcheck disable=SC1003 # a backslash
  for odd in ' ' '	' '"' "'" '(' ')' ':' '#' '$' ';' '&' '|' '<' '>' '\' '`' \
    '%' '*' '?' '[' ']' '='; do
    mkdir -p "$out/a${odd}b/lib/tools"
    cp lib/tools/words.mk "$out/a${odd}b/lib/tools/"
    cp Makefile "$out/a${odd}b/"
    says "a folder with $odd" \
      '^lib/tools/words.mk:[0-9]*: \*\*\* make cannot work.*move the kit[^~]*~$' \
      1 make --no-print-directory -C "$out/a${odd}b" help
  done
  says 'BUILD with a blank' '^[^~]*BUILD is a path with a blank[^~]*~$' 1 \
    in_kit . help BUILD='a b'
  folder="$out/a,b@d+e!f^g{h}i~j-ü한글"
  mkdir "$folder"
  mv "$kit/Makefile" "$kit/lib" "$kit/lessons" "$kit/exercises" "$kit/docs" "$folder/"
  says 'a folder that only looks odd' '34 tests, 0 failed' 0 \
    env -u BUILD make -C "$folder/lessons/01-generator" check
}

copy_kit "$kit"
try_sanitizers
try_packages
try_numbers
try_doctor
try_editors
try_environment
try_paths
[ $bad = 0 ] && echo "the kit says what it lacks"
exit $bad
