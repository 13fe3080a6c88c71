#!/bin/sh
# check_house.sh: does house.sh see each kind of fault? A copy of the tree gets
# one of each, and house.sh must say so, and nothing that it did not say before.
set -u
cd "$(dirname "$0")/../../.." || exit 2
out=${BUILD:-$PWD/build}/checks/house
rm -rf "$out"
mkdir -p "$out/tree"
git ls-files -co --exclude-standard | while IFS= read -r file; do
  [ ! -f "$file" ] || echo "$file"
done | tar -cf - -T - | tar -xf - -C "$out/tree"
cd "$out/tree" || exit 2
git init -q . && git add -A || exit 2

look() { # look: what house.sh says about the copy
  BUILD=$PWD/build sh lib/tools/house.sh
}
look >../before

lines() { # lines N TEXT: so many
  awk -v n="$1" -v text="$2" 'BEGIN { for (i = 0; i < n; i++) print text }'
}

# A circle by includes, and one by calls that no include tells of.
for pair in 'one two' 'two one'; do
  # shellcheck disable=SC2086 # two words
  set -- $pair
  printf '// %s.h: planted.\n#ifndef %s\n#define %s\n#include "%s.h"\n#endif\n' \
    "$1" "$1" "$1" "$2" >lib/tools/bench/"$1".h
  printf 'int %s(void);\nint %s(void) { return %s(); }\n' "$2" "$1" "$2" \
    >lib/tools/oracle/fuzz/"$1".c
done
# Arrows that go up.
echo '#include "05-tasks/task.h"' >>lessons/04-event-loop/clock.c
echo '#include "01-generator/iterator.h"' >>lib/tests/test_value.c
# Files that are too long, each of another kind.
lines 121 '// long' >lib/tools/bench/long.h
lines 251 '// long' >lib/tools/bench/long.c
lines 351 '// long' >lib/tests/test_long.c
lines 251 '// long' >exercises/01-build/long.c
lines 251 '// long' >solutions/01-write-sieve/long.c
lines 251 '# long' >lib/tools/long.sh
lines 251 '# long' >lib/tools/long.awk
lines 251 '# long' >lib/tools/long.mk
# A function that is too long, under a head of two lines.
{
  echo 'static int grown(int a,'
  echo '                 int b) {'
  lines 58 '  b += a;'
  echo '}'
} >lib/tools/bench/grown.c
printf '#ifndef BARE_H\n#define BARE_H\n#endif\n' >lib/bare.h
# What does not belong there.
mkdir extra && echo 1 >extra/file
rm README.md
mkdir -p build lib/build && echo 1 >build/kept && echo 1 >lib/planted.o
git add -f build/kept lib/planted.o
echo 1 >docs/planted.svg

look >../after && echo 'house.sh says that a house full of faults stands'
failed=0
expect() { # expect LINE: a new one of those that house.sh has printed
  if grep -qxF -e "$1" ../before || ! grep -qxF -e "$1" ../after; then
    echo "house.sh does not say: $1"
    failed=1
  fi
}

expect 'bench: a circle among one two:'
expect '  one.h includes two.h'
expect '  two.h includes one.h'
expect 'fuzz: a circle among one two:'
expect '  one.c uses two of two.c'
expect '  two.c uses one of one.c'
expect 'lessons/04-event-loop/clock.c: a floor looks up, to 05-tasks/task.h'
expect 'lib/tests/test_value.c: lib knows a lesson, 01-generator/iterator.h'
expect 'lib/tools/bench/long.h: 121 lines, not 120 at most'
expect 'lib/tools/bench/long.c: 251 lines, not 250 at most'
expect 'lib/tests/test_long.c: 351 lines, not 350 at most'
expect 'exercises/01-build/long.c: 251 lines, not 250 at most'
expect 'solutions/01-write-sieve/long.c: 251 lines, not 250 at most'
expect 'lib/tools/long.sh: 251 lines, not 250 at most'
expect 'lib/tools/long.awk: 251 lines, not 250 at most'
expect 'lib/tools/long.mk: 251 lines, not 250 at most'
expect 'lib/tools/bench/grown.c: grown() has 61 lines, not 60 at most'
expect 'lib/bare.h: no contract: it does not start with a comment'
expect 'extra: not for the top level'
expect 'README.md: missing at the top level'
expect 'build/kept: generated, and yet tracked'
expect 'lib/planted.o: generated, and yet tracked'
expect 'docs/planted.svg: generated, and yet tracked'
[ $failed = 0 ] && echo 'house.sh sees every fault that was planted'
