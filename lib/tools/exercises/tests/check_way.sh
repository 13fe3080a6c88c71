#!/bin/sh
# check_way.sh [lesson] [EXERCISE...]: the learner's way besides the steps, which
# prove.sh takes: what each README says under Modify, and that reset undoes it;
# programs and tests of one's own; arguments that are none. All of it through
# make, in the exercise's own folder of a copy of the kit.
#
# check_way/EXERCISE.edit is a Modify, see edit.awk; its fields say which
# program is to be run then, and what of its text must be seen.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/way
kit=$work/kit
edits=$tools/tests/check_way
bad=0

copy_kit() {
  rm -rf "$work"
  mkdir -p "$kit/build"
  for part in lib lessons exercises solutions docs Makefile; do
    cp -pR "$ROOT/$part" "$kit/"
  done
  [ ! -d "$BUILD/objects" ] || cp -pR "$BUILD/objects" "$kit/build/"
  rm -rf "$kit"/exercises/*/kept-*
  export BUILD="$kit/build" DRAW=
}

wrong() {
  say "FAILED $where: $*"
  bad=1
}

there() { # there ARGUMENT...: make, in the folder; sets code
  make --no-print-directory -C "$kit/$where" "$@" >"$work/text" 2>&1 </dev/null
  code=$?
}

says() { # says CODE PATTERN ARGUMENT...: 0: it succeeds, 1: it does not
  expected=$1 pattern=$2
  shift 2
  there "$@"
  case $expected$code in
  00 | 1[!0]*) ;;
  *) wrong "make $* ends with $code" ;;
  esac
  tr '\n' ' ' <"$work/text" | tr -s ' ' | sed 's/ $//' |
    grep -q -- "$pattern" ||
    wrong "make $* does not say \"$pattern\": $(tail -n 12 "$work/text")"
}

solve() {
  sh "$kit/lib/tools/exercises/make_files.sh" solved "$exercise" "$folder" ||
    wrong "it cannot be solved"
  says 0 "$exercise: done" check
}

is_given_again() {
  says 0 'as it was given' reset YES=1
  for file in "$ROOT/exercises/$exercise"/*; do
    [ ! -f "$file" ] || cmp -s "$file" "$folder/${file##*/}" ||
      wrong "reset has not restored ${file##*/}"
  done
  says 0 'nothing to do' reset YES=1
}

# What the README says under Modify, done literally, takes nothing away.
try_modify() {
  edit=$edits/$exercise.edit
  [ -f "$edit" ] || {
    wrong "there is no check_way/$exercise.edit: what does its Modify do?"
    return
  }
  program=$(field program "$edit")
  awk -v from="$folder" -v to="$folder" -f "$tools/edit.awk" "$edit" ||
    wrong "its Modify cannot be done"
  says 0 "$exercise: done" check
  says 0 "$(field prints "$edit")" run PROGRAM="$program"
}

# A program of one's own.
try_program() {
  {
    say '#include "trace.h"'
    say 'int main(void) { print("made by myself"); }'
  } >"$folder/mine.c"
  says 0 'mine, a program of your own made by myself' run PROGRAM=mine
  say 'int main(void) { return 3; }' >"$folder/mine.c"
  says 1 'mine has ended with status 3' run PROGRAM=mine
  for tool in run draw; do
    says 1 'PROGRAM=nope is none of the programs here: .*mine' \
      $tool PROGRAM=nope
  done
  says 0 "$exercise: done" check
  rm "$folder/mine.c"
}

# As another editor would save the answers; and what is told of a line that
# comes too early.
try_answers() {
  cp "$folder/answers.txt" "$work/answers"
  { printf '\357\273\277'; sed 's/$/ \r/' "$work/answers"; } \
    >"$folder/answers.txt"
  says 0 "$exercise: done" check
  [ "$exercise" = 01-predict ] || return
  printf -- '-- start.c\n1\nstart\nmade\n' >"$folder/answers.txt"
  says 1 'Line 1 is the first that comes later than you say: "1"' check
  cp "$work/answers" "$folder/answers.txt"
}

# One more record for each seed, from the learner's own floor.
answer_seed() { # answer_seed LINE REASON
  cp "$work/answers" "$folder/answers.txt"
  printf -- '-- seed-5.txt\nline: %s\nreason: %s\n' "$1" "$2" \
    >>"$folder/answers.txt"
}

try_seeds() {
  mine=$kit/exercises/${exercise%%-*}-build
  says 1 "Record seed-5.txt: .* made on the kit's floor" check SEED=5
  says 1 'SEED=x is no number' check SEED=x
  tab=$(printf '\t')
  IFS=$tab read -r _ number letter _ <"$BUILD/exercises/$exercise/seeded/way"
  answer_seed "$number" "$letter"
  says 0 "Right: line $number was .* make check SEED=6" check SEED=5
  answer_seed "$number" x
  says 1 'but the reason is another one' check SEED=5
  answer_seed $((number == 1 ? 2 : 1)) "$letter"
  says 1 'can have happened' check SEED=5
  sh "$kit/lib/tools/exercises/make_files.sh" solved "${mine##*/}" "$mine"
  says 1 "made on your own ${mine##*/}[.] " check SEED=5
  # It leaves no record, or makes a future too many, so that all differ.
  twice='s/future_new(\(self->loop\))/future_new((future_new(\1), \1))/'
  for file in "$mine"/*.c; do
    sed -e 's/^\( *\)trace/\1if (0) trace/' -e "$twice" \
      -e 's/^\( *\)slot_trace/\1if (0) slot_trace/' "$file" >"$work/file.c"
    cp "$work/file.c" "$file"
  done
  says 1 "do something else than on the kit's" check SEED=5
  cp "$work/answers" "$folder/answers.txt"
  says 0 "$exercise: done" check
}

# The last words of a program that ends in the middle of a test.
try_last_words() {
  file=${files%% *}
  cp "$folder/$file" "$work/before"
  awk '/\) \{$/ { print; print "  fputs(\"my last words\\n\", stderr), exit(3);"
    next } { print }' "$work/before" |
    sed '1s/^/#include <stdio.h>\n#include <stdlib.h>\n/' >"$folder/$file"
  says 1 'my last words' check
  cp "$work/before" "$folder/$file"
}

# A test of one's own counts.
own_test() { # own_test NUMBER
  {
    say '#include "testing.h"'
    say 'TEST(one_of_mine, "Two is two", "L00") {'
    say "  ck_assert_int_eq($1, 2);"
    say '}'
  } >"$folder/test_mine.c"
}

try_test() {
  own_test 2
  says 0 'passed your own: one_of_mine' check
  own_test 3
  says 1 'FAILED your own: one_of_mine' check
  rm "$folder/test_mine.c"
  says 0 "$exercise: done" check
}

# Each wrong argument gets one sentence, with the names that there are.
try_arguments() {
  says 1 'make draw PROGRAM=name: which of these?' draw
  case $kind in
  predict | wrong) says 1 'RUN=nope names a test, and here are none' \
    check RUN=nope ;;
  *)
    says 1 'make run is for programs, and here are tests' run
    says 1 "RUN=nope is none of the tests here: .*$(step_tests 1 |
      cut -d ' ' -f 1)" check RUN=nope
    ;;
  esac
}

try_arguments_at_the_top() {
  where=.
  for target in check demo try; do
    says 1 'There is no lesson 99. There are: 01-generator' $target-99
  done
  says 1 'There is no lesson 99. There are: 01-generator' diagrams LESSON=99
  says 1 'DEMO=nope is none of the programs here: .*final' demo-5 DEMO=nope
  says 1 'ONLY=nope is none of the exercises: 01-predict' grade ONLY=nope
  says 1 'EX=nope is none of these: 01-predict' hint EX=nope
  where=lessons/01-generator
  says 1 'RUN=nope names no test here. There are: [a-z]' check-tests RUN=nope
  says 0 'make try ' help
  where=exercises/01-build
  says 0 'make hint ' help
}

take_the_way() { # take_the_way EXERCISE
  use "$1"
  where=exercises/$1
  folder=$kit/$where
  solve
  case $kind in
  predict | wrong)
    try_modify
    try_answers
    [ "$kind" != wrong ] || try_seeds
    ;;
  *)
    try_test
    [ "$kind" != write ] || try_last_words
    ;;
  esac
  try_program
  try_arguments
  for file in "$folder"/test_*.c "$folder"/*.h; do
    [ ! -f "$file" ] || say '// mine' >>"$file"
  done
  is_given_again
}

# In a lesson one may change everything, and add programs.
try_lesson() {
  where=lessons/01-generator
  folder=$kit/$where
  cat >"$folder/mine.c" <<'C'
#include "01-generator/generator.h"
#include "trace.h"
static Outcome body(Generator *self, void *arg) {
  generator_yield(self, value_ptr(arg));
  return returned(value_none());
}
int main(void) {
  Generator *g = generator_new(body, NULL);
  print("%s", generator_next(g).how == YIELDED ? "mine" : "none");
  generator_free(g);
}
C
  cp "$folder/mine.c" "$kit/exercises/"
  says 0 '01-generator: .* 0 failed' check
  says 0 'mine$' demo DEMO=mine
  says 0 'mine The picture of this run: ' draw PROGRAM=mine
  cat >"$folder/ends.c" <<'C'
#include <stdlib.h>
#include "trace.h"
int main(void) {
  print("so far");
  abort();
}
C
  says 1 'so far .*ends.c has ended with status' draw PROGRAM=ends
  rm "$folder/ends.c"
  sed 's/i < 10/i < 9/' "$folder/evens.c" >"$work/evens.c"
  cp "$work/evens.c" "$folder/evens.c"
  says 0 ' 0 failed.*-- evens .* 16 .*-- mine' try
  ! grep -e 'make pictures' -e 'twin' "$work/text" || wrong "try compares"
  echo 'int main(void) { return 3; }' >"$folder/fails.c"
  says 1 'Look above, there was an error: fails' try
  rm "$folder/fails.c"
  says 1 'make try builds' check
  sed 's/  generator_free/  while (g) continue;\n&/' "$work/evens.c" \
    >"$folder/evens.c"
  says 1 '[0-9] tests, 0 failed.*does it ever end?' check
  says 1 'evens has left no record of its run' show RUN=evens
  cp "$work/evens.c" "$folder/evens.c"
  says 1 'DEMO=nope is none of the programs here: .*mine' demo DEMO=nope
  says 1 'PROGRAM=nope is none of the programs here: .*mine' draw PROGRAM=nope
  says 0 '#3 count() prints: body starts' show RUN=creation_runs_nothing
  says 0 'main prints: stopped' show RUN=evens
  says 1 'RUN=nope is none of the tests here' show RUN=nope
  name=a_freed_stack_serves_again
  says 1 "$name is a test that leaves no record" show RUN=$name
  says 0 "$name has passed: [A-Z]" check-tests RUN=$name
  where=.
  says 0 'mine The picture of this run: ' draw PROGRAM=exercises/mine
  says 0 'mine The picture of this run: ' \
    draw PROGRAM=lessons/01-generator/mine.c
  says 1 'PROGRAM=nope is no C file' draw PROGRAM=nope
}

copy_kit
# shellcheck disable=SC2046 # words
[ $# != 0 ] || set -- lesson $(exercises)
for exercise; do
  case $exercise in
  lesson)
    try_lesson
    try_arguments_at_the_top
    ;;
  *) take_the_way "$exercise" ;;
  esac
done
[ $bad = 0 ] && say "the way is free: $*"
exit $bad
