#!/bin/sh
# check_lint.sh: does lint.sh see each kind of fault? It looks at a small tree
# that is made for this, first without a fault and then with one of each kind.
set -u
cd "$(dirname "$0")/../../.." || exit 2
out=${BUILD:-$PWD/build}/checks/lint
rm -rf "$out"
mkdir -p "$out/tree/lib/tools" "$out/tree/lib/tests"
cp -r lib/tools/lint lib/tools/lint.sh lib/tools/doctor.sh lib/tools/machine.sh \
  "$out/tree/lib/tools"
cp .clang-tidy "$out/tree"
cd "$out/tree" || exit 2
git init -q .
echo '# none' >lib/tools/lint/untested

# A tree without a fault. The test uses plain_add() by each_add(), and finds both
# behind a header that only hands them on.
cat >lib/sum.h <<'END'
// sum.h: adds.
#ifndef SUM_H
#define SUM_H
enum { SUM_MOST = 10 };
typedef struct Sum {
  int (*how)(int a, int b), value;
} Sum;
int plain_add(int a, int b);
static inline int each_add(Sum *self, int b) {
  return self->value = plain_add(self->value, b);
}
#endif
END
cat >lib/sum.c <<'END'
#include "sum.h"

int plain_add(int a, int b) { return a + b; }
END
cat >lib/door.h <<'END'
// door.h: what others may know of sums.
#ifndef DOOR_H
#define DOOR_H
#include "sum.h"
#endif
END
cat >lib/tests/test_sum.c <<'END'
#include "door.h"

// other_add() and "text_add()" are not named by this.
int main(void) {
  Sum sum = {0};
  return each_add(&sum, 0);
}
END
git add -A
look() { # look: what lint.sh says about the tree
  BUILD=$PWD/build sh lib/tools/lint.sh
}
look >../before || { cat ../before; echo 'lint.sh finds a fault where there is none'; exit 1; }

cat >lib/wrong.c <<'END'
#include "sum.h"
#include "nowhere.h"
#include "alone.h"

int missing_return(const int *p) {
  if (!p)
    return *p;
  return p[0];
}
END
cat >lib/suspect.c <<'END'
#include <string.h>

int compare(const char *a, char *b) {
  char four[4];
  four[4] = 0;
  memset(b, 'x', 0);
  return strcmp(a, b) == 7 || four[0];
}
END
cat >lib/alone.h <<'END'
// alone.h: does not include what it needs.
int other_add(Sum *self);
int text_add(int a);
END
echo 'plain_add has a test' >>lib/tools/lint/untested
echo 'gone_add is not there' >>lib/tools/lint/untested

look >../after && echo 'lint.sh says that a tree full of faults is clean'
failed=0
expect() { # expect TEXT: part of a line that lint.sh has printed
  grep -qF -e "$1" ../after || {
    echo "lint.sh does not say: $1"
    failed=1
  }
}
expect '[bugprone-suspicious-string-compare'
expect '[arrayIndexOutOfBounds]'
expect 'lib/wrong.c: there is no nowhere.h'
expect 'lib/wrong.c: uses nothing of sum.h'
expect 'lib/alone.h: does not compile alone'
expect 'lib/alone.h: no test names other_add()'
expect 'lib/alone.h: no test names text_add()'
expect 'lib/tools/lint/untested: plain_add need not be there'
expect 'lib/tools/lint/untested: gone_add need not be there'
for kind in tidy cppcheck headers public; do
  grep -qxF "lint: $kind: clean" ../after && {
    echo "lint.sh says that $kind is clean"
    failed=1
  }
done
[ $failed = 0 ] && echo 'lint.sh sees every fault that was planted'
