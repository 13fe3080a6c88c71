# shellcheck shell=sh disable=SC2154 # check_grade.sh shares its names
# rounds.sh: two at once, which do not disturb each other; sourced by
# check_grade.sh. ROUNDS=n: so many of each pair.

# twice NAME PATTERN COMMAND...: from clean, and both say PATTERN
twice() {
  is_wanted "$1" || return 0
  pair=$1 pattern=$2 round=0
  shift 2
  say turn >>"$work/turns"
  while [ $round -lt "${ROUNDS:-1}" ]; do
    round=$((round + 1))
    rm -rf "$work/pair"
    "$@" >"$work/first" 2>&1 &
    first=$!
    "$@" >"$work/second" 2>&1
    wait $first
    for one in first second; do
      grep -Eq "$pattern" "$work/$one" || {
        fail "$pair, round $round:"
        cat "$work/$one"
      }
    done
  done
}
own_build() { # own_build COMMAND...: all is made for this pair
  env -u GRADE_PLACE BUILD="$work/pair" "$@"
}
prepare pair-of-graders
cp "$solution" "$folder/01-write-sieve"
twice two-graders 'total *8 of  8' own_build \
  sh "$tools/grade.sh" "$work/pair-of-graders"
twice two-checks-of-an-exercise 'is to be written: from_two' own_build \
  make -C "$ROOT/exercises/01-write-sieve" check BUILD="$work/pair"
twice two-checks-of-a-lesson '01-generator: [0-9]+ tests, 0 failed' own_build \
  make -C "$ROOT/lessons/01-generator" check BUILD="$work/pair"
