# shellcheck shell=sh disable=SC2154 # check.sh shares its names
# blame.sh: which of the learner's functions is at fault when a test of a build
# fails; sourced by check.sh. blame.c finds it out; here it is put into words.
# What it has found stays in OUT/blamed, in fields, see there. Where it finds
# nothing, nothing is said.
#
# BLAME is empty where nobody shall be blamed: a grader's judge must not have
# the solution beside the learner's code.

blame() { # blame TEST
  rm -f "$OUT/blamed"
  [ "$kind" = build ] && [ -n "$BLAME" ] && [ -z "$RUNNER" ] || return 0
  in_folder . -j2 blame FROM="$FROM" OUT="$OUT" >/dev/null 2>&1 &&
    find_guilty "$1" >"$OUT/blamed" 2>/dev/null
  rm -rf "$OUT/blame" # it has the solution in it
  [ -s "$OUT/blamed" ] || return 0
  say
  blame_words "$1" "$OUT/blamed"
}

# Without addr2line the tests do without the lines that it finds, which takes
# most of the time of some; a test that fails only by such a line needs it.
find_guilty() { # find_guilty TEST
  try_each "$1" PATH=/nowhere
  [ $? != 3 ] || try_each "$1" PATH="$PATH"
}

try_each() { # try_each TEST SETTING: what blame.c says
  env "$2" BLAME="$BLAME" ASAN_OPTIONS=symbolize=0 UBSAN_OPTIONS=symbolize=0 \
    "$OUT/blame/blame" "$1" "$(step_tests "$(step_of_test "$1")")" \
    "$(for key in given write; do field $key "$here/steps"; done | tr '\n' ' ')"
}

step_of_test() { # step_of_test TEST: its number
  awk -v name="$1" '/^step:/ { k++ } /^ / && $1 == name { print k; exit }' \
    "$here/steps"
}

step_of_function() { # step_of_function NAME: its number, or nothing
  awk -v name="$1" '/^step:/ { k++ }
    $1 == "write:" { for (i = 2; i <= NF; i++) if ($i == name) print k }' \
    "$here/steps"
}

blame_words() { # blame_words TEST FIELDS
  test_step=$(step_of_test "$1")
  for name in $(field cure "$2"); do
    say "step: $name $(step_of_function "$name")"
    say "read: $name $(step "$(step_of_function "$name")" read)"
  done | awk -v step="$test_step" -f "$tools/blame/words.awk" - "$2" |
    fold -s -w 77 | sed 's/^/  /; s/ *$//'
}
