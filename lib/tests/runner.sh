#!/bin/sh
# runner.sh PROGRAM DIRECTORY: does the runner say what became of the tests in
# test_failing.c, and keep the right records?
set -u
program=$1 out=$2/failing
rm -rf "$out"
mkdir -p "$out"
echo yesterday >"$out/leaves_no_record.trace"

wrong() {
  echo "the runner: $*"
  cat "$out/said"
  exit 1
}

run() { # with RUNNER before it: valgrind, an emulator
  ${RUNNER:-} "$program" failing "$out" >"$out/said" 2>"$out/noise"
}

says() { # says TEST TEXT: where the runner tells of that test
  awk -v test="$1" '/^FAILED/ { on = $2 == test } on' "$out/said" |
    grep -q -e "$2" || wrong "does not say \"$2\" of $1"
}

last_place() { # where the test was seen last
  line=$(awk -v test="TEST($1," 'index($0, test) { on = 1 }
    on && /the last place/ { print NR; exit }' "$(dirname "$0")/test_failing.c")
  says "$1" "test_failing.c:$line: "
}

run && wrong 'tests have failed, and it exits with 0'
grep -q '^failing: 7 tests, 5 failed$' "$out/said" || wrong 'cannot count'
says fails 'rule: A loop asserts until it fails'
says fails 'test_failing.c:[0-9]*: .*7'
last_place crashes
says crashes '1  main print before'
last_place exits
says exits 'has ended in the middle of the test'
says says_other_things 'expected: a, b'
says says_other_things 'happened: a, 2'
says leaves_a_stack '1 stacks are still there'

# -- records ---------------------------------------------------------------------
grep -q '"verdict":"passed"' "$out/passes.trace" || wrong 'no record of passes'
grep -q '"verdict":"crashed"' "$out/crashes.trace" || wrong 'nor of crashes'
[ ! -f "$out/leaves_no_record.trace" ] || wrong "keeps yesterday's record"
touch -t 200001010000 "$out/passes.trace"
cp -p "$out/passes.trace" "$out/before"
RUN='passes leaves_no_record' run || wrong 'RUN runs others, too'
[ -z "$(find "$out/passes.trace" -newer "$out/before")" ] || wrong 'makes an old record new'
[ ! -f "$out/passes.old" ] || wrong 'leaves what it has put aside'
echo changed >"$out/passes.trace"
RUN=passes run
cmp -s "$out/passes.trace" "$out/before" || wrong 'keeps a record that differs'
