#!/bin/sh
# check_mutate.sh: does `make mutate` tell a test that fails from one that has
# to be stopped, does it count what it has seen, do a lesson's tests and those of
# lib run in it, and does its list of changes that change nothing hold?
set -u
cd "$(dirname "$0")/../../.." || exit 2
out=${BUILD:-$PWD/build}/checks/mutate
rm -rf "$out"
mkdir -p "$out"
failed=0
complain() {
  echo "check_mutate: $1"
  failed=1
}

cat >"$out/planted.c" <<'END_C'
#include <stdlib.h>
#include <unistd.h>
#include "testing.h"
static void spin(void) { for (volatile int i = 0;; i++) ; }
static int wanted(const char *what) { return !strcmp(getenv("PLANTED"), what); }
TEST(one, "", "") { ck_assert(!wanted("fails")); }
TEST(two, "", "") { if (wanted("leaves")) exit(0); }
TEST(three, "", "") { if (wanted("spins")) spin(); }
TEST(four, "", "") { if (wanted("waits")) pause(); }
TEST(five, "", "") {
  int status = 0;
  if (wanted("has a child that spins")) output_of(spin, &status);
  ck_assert_int_eq(status, 0);
}
END_C
for source in lib/*.c lib/record/*.c lib/tools/mutate/run_tests.c \
  "$out/planted.c"; do
  [ "$source" = lib/testing_run.c ] || echo "$source"
done >"$out/sources" # run_tests.c takes its place
# shellcheck disable=SC2046 # words
"${CC:-cc}" -std=gnu11 -O1 -Ilib $(pkg-config --cflags check) \
  $(cat "$out/sources") $(pkg-config --libs check) -lm -o "$out/tests" || exit 1

# A program that spins for a second is stopped after one.
expect_end() { # expect_end STATUS LAST-TEST WHAT-IS-PLANTED
  (cd "$out" && PLANTED=$3 ./tests killer 1 'two' >/dev/null 2>&1)
  status=$?
  [ "$status $(tail -n 1 "$out/killer" | cut -d ' ' -f 2)" = "$1 $2" ] ||
    complain "$3: ended with $status, and said: $(cat "$out/killer")"
}
expect_end 0 five nothing
[ "$(wc -l <"$out/killer")" -eq 5 ] || complain "these are not five tests:
$(cat "$out/killer")"
expect_end 1 one fails
expect_end 1 two leaves
expect_end 3 three spins
expect_end 3 four waits
expect_end 3 five 'has a child that spins'

# One change is on the list of those that change nothing.
cat >"$out/list" <<'END_LIST'
lib/a.c f
  - old
  + new
  It may be so.

lib/a.c g
  - any line
END_LIST
for result in 'killed a.c one' 'endless a.c two' 'survived a.c new' \
  'survived b.c three' 'broken b.c four' 'same b.c five' \
  'survived a.c six g' 'survived b.c seven g'; do
  # shellcheck disable=SC2086 # words
  set -- $result
  printf '%s\tlib/%s\t7\t%s\tplanted\told\t%s\n' "$1" "$2" "${4:-f}" "$3"
done >"$out/results"
awk -F '\t' -v name=lib -v aim=51 -f lib/tools/mutate/count.awk "$out/list" \
  "$out/results" >"$out/counted" && complain 'two of four are enough for 51 %'
cat >"$out/expected" <<'END_COUNTED'
lib/b.c f
  - old
  + three
  line 7: planted

lib/b.c g
  - old
  + seven
  line 7: planted

lib/a.c: 1 killed, 1 endless, 0 survived, 2 change nothing
lib/b.c: 0 killed, 0 endless, 2 survived, 0 change nothing
lib: 8 changes: 1 killed, 1 endless, 2 survived; 1 did not compile, 1 are the same code, 2 change nothing
lib: 50.0 % of the changes are seen, the aim is 51; 25.0 % without the endless ones
END_COUNTED
diff -u "$out/expected" "$out/counted" || failed=1

# What is on the list stands in the sources as it is there.
awk '
  function squeezed(s) { gsub(/[ \t\n]+/, " ", s); return s }
  /^[^ #]/ { file = $1; place = $1 " " $2 }
  /^  - / && $0 != "  - any line" {
    if (!(file in text)) {
      while ((getline line <file) > 0) text[file] = text[file] line "\n"
      text[file] = squeezed(text[file])
    }
    if (!index(text[file], substr($0, 5))) print place ": " substr($0, 5)
  }' lib/tools/mutate/equivalent >"$out/lost"
[ ! -s "$out/lost" ] || complain "not there any more: $(cat "$out/lost")"

# No change at all: the tests are built, run, and pass.
for lesson in 01 lib; do
  make -s mutate LESSON=$lesson SAMPLE=0 BUILD="$out/build" >"$out/none" 2>&1 &&
    grep -q ': 0 changes:' "$out/none" ||
    complain "LESSON=$lesson: $(cat "$out/none")"
done

[ "$failed" = 0 ] && echo 'make mutate counts what it sees'
exit "$failed"
