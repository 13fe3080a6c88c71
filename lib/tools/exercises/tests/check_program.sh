#!/bin/sh
# check_program.sh: is what one_program.awk makes of a learner's file and the
# kit's a program that does what his does, and what the kit's does, however he
# has written it?
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/program
rm -rf "$work"
mkdir -p "$work/exercises/blame"
bad=0

# The same names as in swap.h, for a program of one file.
cat >"$work/exercises/blame/swap.h" <<'END'
#include <stdio.h>
typedef struct Swap {
  const char *name;
  int differs;
  const char *helpers;
  int own, kits;
} Swap;
static Swap *all;
static void swap_register(Swap *swaps, const char *fixed) {
  all = swaps;
  if (*fixed)
    printf("fixed:%s; ", fixed);
}
#define SWAP_VISIT(swap) (void)(swap)
END

# What it says with all his, then with each of those that differ the kit's, then
# with all the kit's.
cat >"$work/main.c" <<'END'
int main(void) {
  say();
  for (Swap *s = all; s->name; s++) {
    if (!s->differs)
      continue;
    printf("; %s%s%s: ", s->name, *s->helpers ? " with" : "", s->helpers);
    s->kits = 1;
    say();
    s->kits = 0;
  }
  for (Swap *s = all; s->name; s++)
    s->kits = 1;
  printf("; all: ");
  say();
}
END

# one_program.sh calls it with -x c -c - -o FILE: what is on stdin, and main.
cat >"$work/compile.sh" <<END
{ cat; echo '#line 1 "main"'; cat '$work/main.c'; } >'$work/made.c'
$CC -std=gnu11 -w -Werror=implicit-function-declaration -I'$work' \
  -x c - -o "\$6" <'$work/made.c'
END

# What stands on stdin is the kit's up to a line "---", then the learner's.
program() { # program WHAT WANTED
  awk -v kit="$work/kit.c" -v yours="$work/yours.c" '
    BEGIN { to = kit }
    $0 == "---" { to = yours; next }
    { print >to }'
  rm -f "$work/a.o"
  if sh "$tools/one_program.sh" "$work/kit.c" "$work/yours.c" \
    "$work/a.o" sh "$work/compile.sh"; then
    got=$("$work/a.o" 2>&1)
  else
    got='it does not compile'
  fi
  if [ "$got" = "$2" ]; then
    say "$1: as it should be"
  else
    say "FAILED $1: wanted \"$2\", got \"$got\""
    bad=1
  fi
}

program 'another order, and braces of their own' \
  '12; one with own: 13; two: 13; say: 12; all: 23' <<'END'
static int one(void) { return 2; }
static int two(void) { return 3; }
void say(void) { printf("%d%d", one(), two()); }
---
static int one(void);
static int
two(void)
{
  return one() + 1;
}
static int own(void) {
  if (1) {
    return 1;
  }
}
static int one(void) // comes late
{
  return own();
}
void say(void) { printf("1%d", two()); }
END

program 'names of parameters' '6; add: 7; same: 6; all: 7' <<'END'
static int add(const int *a, int b[2], int (*f)(int)) { return f(*a + b[1]); }
static int same(int c) { return c; }
void say(void) {
  int three = 3, more[] = {3, 4};
  printf("%d", add(&three, more, same));
}
---
static int same(const int it) { return it; }
static int add(const int *const first, int second[], int (*what)(int)) {
  return what(*first + second[0]);
}
void say(void) {
  int three = 3, more[] = {3, 4};
  printf("%d", add(&three, more, same));
}
END

program 'a helper that takes other parameters' \
  'add 0; say with add: add 3; all: add 3' <<'END'
static int add(int a, int b) { return a + b; }
void say(void) { printf("add %d", add(1, 2)); }
---
static int add(int a) { return a; }
void say(void) { printf("%s %d", "add", add(0)); }
END

program 'variables of his and of the kit' \
  '6; next: 5; count: 10; say: 7; all: 11' <<'END'
static int last = 9;
static int shared = 0;
static int next(void) { return ++last; }
static int count(void) { next(); return last + shared; }
void say(void) { printf("%d", count()); }
---
static int shared = 0;
static int mine = 5;
static int next(void) { return ++mine; }
static int count(void) { next(); return mine + shared; }
void say(void) {
  mine = 5;
  printf("%d", count());
}
END

program 'a type that he has otherwise' 'fixed: first; 2; second: 3; all: 3' <<'END'
typedef struct Pair {
  int a, b;
} Pair;
static int first(void) {
  Pair p = {1, 2};
  return p.b;
}
static int second(int n) { return n + 1; }
void say(void) { printf("%d", second(first())); }
---
typedef struct Pair {
  int both[2];
} Pair;
static int first(void) {
  Pair p = {{1, 2}};
  return p.both[1];
}
static int second(int n) { return n; }
void say(void) { printf("%d", second(first())); }
END

program 'a macro with a name of the kit' '1; number: 2; all: 2' <<'END'
static int number(int self) {
  int value = self;
  return value + 1;
}
void say(void) { printf("%d", number(1)); }
---
#define self me
#define value(x) \
  (x)
static int number(int self) { return value(self); }
void say(void) { printf("%d", number(1)); }
END

program 'a table of his, with a function of his own' \
  'fixed: mine; 0; all: 0' <<'END'
static int nought(void) { return 1; }
static int (*const table[])(void) = {nought};
void say(void) { printf("%d", table[0]()); }
---
static int mine(void) { return 0; }
static int (*const table[])(void) = {mine};
void say(void) { printf("%d", table[0]()); }
END

program 'comments and blanks are no difference' '1; all: 1' <<'END'
void say(void) {
  printf("%d", 1); // one
}
---
void say(void)
{
  /* that is
     all */ printf( "%d",1 );
}
END

program 'helpers of helpers' '1; say with outer inner: 2; all: 2' <<'END'
void say(void) { printf("2"); }
---
static int inner(void) { return 1; }
static int outer(void) { return inner(); }
static int other(void) { return 3; }
void say(void) { printf("%d", outer()); }
END

program 'any number of parameters' 'fixed: sum; 1; all: 1' <<'END'
static int sum(int n, ...) { return 0; }
void say(void) { printf("%d", sum(2, 1, 2)); }
---
static int sum(int n, ...) { return 1; }
void say(void) { printf("%d", sum(2, 1, 2)); }
END
exit $bad
