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

# Waits for less than the 20 seconds of a real test.
CK_TIMEOUT_MULTIPLIER=0.1 RUN=hangs run && wrong 'waits for ever'
says hangs 'main print for ever'
says hangs 'picture: .*/hangs.svg'
says hangs 'step through: .*/play.html#hangs'
cp "$out/hangs.trace" "$out/hung"
# Those behind it, in the same process, have less time. It is one in as many.
case $(getconf _NPROCESSORS_ONLN) in
1) between='' ;;
2) between=does_not_die ;;
3) between='does_not_die stops_early' ;;
4) between='does_not_die stops_early leaves_a_stack' ;;
*) between=no ;;
esac
[ "$between" = no ] || {
  CK_TIMEOUT_MULTIPLIER=0.1 RUN="hangs $between takes_its_time" run
  says takes_its_time 'timeout'
}
RUN=kills_the_runner run && wrong 'was ended, and it exits with 0'
says kills_the_runner 'something has ended the process that runs the tests'
RUN=$(${RUNNER:-} "$program" --rows | cut -f 1 |
  grep -v -e '^hangs$' -e '^kills_the_runner$' -e '^takes_its_time$' | tr '\n' ' ')
export RUN
REPORT=$out/report run && wrong 'tests have failed, and it exits with 0'
grep -q '^failing: 17 tests, 13 failed$' "$out/said" || wrong 'cannot count'
says fails 'rule: A loop asserts until it fails'
says fails 'test_failing.c:[0-9]*: .*7'
last_place crashes
says crashes '1  main print before'
last_place exits
says exits 'has ended in the middle of the test'
# What tests say stands in their order, whoever was quicker.
[ "$(grep -e '^one says' -e '^another says' "$out/noise" | tr '\n' ' ')" = \
  'one says this another says that ' ] || wrong 'mixes what the tests say'
says says_other_things 'expected: a, b'
says says_other_things 'happened: a, 2'
says records_another_end 'expected: \[50.* bytes, from 49.*00002$'
says ends_otherwise '00002", got .*00001"$'
says looks_into_much 'bytes, from 0 to 3000. 0'
says notes_another_end 'happened: .*00001$'
says leaves_a_stack '1 stacks are still there'
says does_not_die 'ended with status 0 and said nothing$'
says stops_early 'the first event that differs is 2:'
says stops_early 'happened: nothing more: enough'
# Of many it tells the rule, and of the first ones all.
IN_FULL=2 run
says crashes 'rule: This one crashes'
says crashes 'test_failing.c'
says exits 'rule: This one ends the program'
awk '/^FAILED/ { on = $2 == "exits" } on' "$out/said" | grep -q test_failing.c &&
  wrong 'tells all of each'
# Also in one file, what a test says stands where the runner tells of it.
${RUNNER:-} "$program" failing "$out" >"$out/both" 2>&1 && wrong 'exits with 0'
grep -q '^it says why$' "$out/stops_early.said" || wrong 'forgets what it said'
[ ! -f "$out/speaks_late.said" ] || wrong 'keeps what a test said that passed'
grep -A 2 '^it says why$' "$out/both" | grep -q '^FAILED stops_early$' ||
  wrong 'tells of a test elsewhere than that has spoken'

# -- report and records say the same -------------------------------------------
verdict() { # verdict FILE LINE: the end of that record is such a line
  grep '"verdict":' "$1" | grep -q -x -e "$2" || {
    grep '"verdict":' "$1"
    wrong "$1 does not end in $2"
  }
}

verdict "$out/passes.trace" '{"verdict":"passed","seq":0,"text":""}'
verdict "$out/fails.trace" \
  '{"verdict":"failed","seq":0,"text":".*i < 7.*i == 7.*"}'
verdict "$out/says_other_things.trace" \
  '{"verdict":"failed","seq":2,"text":"the notes differ.*happened: a, 2"}'
verdict "$out/records_other_things.trace" \
  '{"verdict":"differs","seq":2,"text":"main print c","expected":"main prints: c","happened":"main prints: b","expect":{"seq":2,"actor":"main","verb":"print","target":"","value":"c"}}'
verdict "$out/hung" \
  '{"verdict":"timeout","seq":1,"text":".*timeout.*main does not come back"}'
reports() { # reports TEST VERDICT
  awk -v test="test: $1" -v verdict="verdict: $2" '
    at { found = $0 == verdict; exit }
    $0 == test { at = 1 }
    END { exit !found }' "$out/report" ||
    wrong "the report does not say $2 of $1"
}

reports passes passed
reports fails failed
reports records_other_things differs
reports crashes 'signal 6'
reports exits failed
reports exits_with_an_error 'exit 3'
verdict "$out/exits_with_an_error.trace" \
  '{"verdict":"failed","seq":0,"text":".*return value 3.*"}'
verdict "$out/crashes.trace" \
  '{"verdict":"crashed","seq":1,"text":".*signal 6.*"}'
verdict "$out/exits.trace" \
  '{"verdict":"failed","seq":0,"text":".*has ended in the middle.*"}'
[ ! -f "$out/leaves_no_record.trace" ] || wrong "keeps yesterday's record"
touch -t 200001010000 "$out/passes.trace"
cp -p "$out/passes.trace" "$out/before"
RUN='passes leaves_no_record' run || wrong 'RUN runs others, too'
[ -z "$(find "$out/passes.trace" -newer "$out/before")" ] || wrong 'makes an old record new'
[ ! -f "$out/passes.old" ] || wrong 'leaves what it has put aside'
echo changed >"$out/passes.trace"
RUN=passes run
cmp -s "$out/passes.trace" "$out/before" || wrong 'keeps a record that differs'
