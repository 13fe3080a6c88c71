#!/bin/sh
# check_functions.sh: functions.awk reads the C that it says it reads, and of all
# other says where it stops and why.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/functions
mkdir -p "$work"
bad=0

functions() { # functions MODE FILE...
  mode=$1
  shift
  awk -v mode="$mode" -v name=a.c -f "$tools/functions.awk" "$@"
}

failed() { # failed WHAT WANTED GOT
  say "FAILED $1: wanted \"$2\", got: $3"
  bad=1
}

open() { # open WHAT NAMES: what stands on stdin has these open functions
  cat >"$work/a.c"
  got=$(functions open "$work/a.c" 2>&1 | tr '\n' ' ')
  [ "${got% }" = "$2" ] || failed "$1" "$2" "$got"
}

refused() { # refused WHAT MESSAGE: what stands on stdin
  cat >"$work/a.c"
  for mode in open empty fill; do
    if got=$(functions $mode "$work/a.c" 2>&1 >/dev/null </dev/null) ||
      [ "$got" != "a.c:$2" ]; then
      failed "$1 ($mode)" "a.c:$2" "$got"
    fi
  done
}

open 'as clang-format leaves it' 'f h' <<'C'
struct point {
  int x;
};
static const int table[] = {1, 2};
int g(void);

static int f(int a,
             int b) { // of two
  TODO; // your code
}
int g(void) { return 1; }
int h(void) { TODO; }
C
open 'an = in a function on one line' 'g' <<'C'
int f(int a) { return a == 1; }
int g(int a) { return TODO == a; }
static int (*const table[])(int) = {f, g};
C
open 'braces on lines of their own, and types' 'f' <<'C'
struct point
{
  int x;
};
static int
f(void)
{
  if (1)
  {
    TODO;
  }
}
int
g(void)
{
  return 1;
}
C
open 'what only looks like braces' 'g' <<'C'
#define EACH(x) \
  if (x) {      \
  }
/* A function of the old kind would be
f(a) { and
} would be its end. */
int f(void) {
  // }
  char c = '}', *s = "}\"}"; /* }
} */
  return c + *s;
}
int g(void) {
  TODO;
}
C
open 'a comment about TODO, and the word in quotes' '' <<'C'
int f(void) {
  // TODO: think about it
  return puts("TODO") + TODOS;
}
C
open 'an attribute, and a type with two words' 'f g' <<'C'
__attribute__((constructor)) static void f(void) {
  TODO;
}
struct point *g(void) {
  TODO;
}
C

cat >"$work/a.c" <<'C'
#include <a.h>
static int f(int a, // one
             int b) {
  return a; // b
}
int g(void) { return 1; }
C
functions parts "$work/a.c" >"$work/parts"
cat >"$work/wanted" <<'C'
O #include <a.h>
F f
S static int f(int a,              int b)
B   return a; // b
B }
F g
S int g(void)
B   return 1;
B }
C
cmp -s "$work/wanted" "$work/parts" ||
  failed 'in parts' "$(cat "$work/wanted")" "$(cat "$work/parts")"

refused 'a closing brace that is indented' \
  '3: the } that ends f() does not stand alone in the first column' <<'C'
int f(void) {
  return 1;
  }
int g(void) {
  return 1;
}
C
refused 'a closing brace behind something' \
  '2: the } that ends f() does not stand alone in the first column' <<'C'
int f(void) {
  return 1; }
C
refused 'a brace too few' \
  '1: f() begins here; up to the } in line 4 its braces do not match' <<'C'
int f(void) {
  if (1) {
    return 1;
}
int g(void) {
  return 1;
}
C
refused 'a brace too many' \
  '2: the } that ends f() does not stand alone in the first column' <<'C'
int f(void) {
  if (1) return 1; }
}
C
refused 'two branches with a brace each' \
  '1: f() begins here; up to the } in line 8 its braces do not match' <<'C'
int f(void) {
#if A
  if (1) {
#else
  if (2) {
#endif
  }
}
C
refused 'no end' '1: f() begins here and does not end: which } is missing?' <<'C'
int f(void) {
  return 1;
C
refused 'parameters of the old kind' \
  '3: a { that belongs to no function that can be read: type name(parameters) {' <<'C'
int f(a)
int a;
{
  return a;
}
C
refused 'a macro that begins a function' '1: BODY() has no type: a macro?' <<'C'
BODY(f) {
  return 1;
}
C
refused 'a macro that is a function' \
  '2: neither a function nor a declaration: a macro?' <<'C'
#define BODY(f) int f(void) { return 1; }
BODY(f)

int g(void) {
  return 1;
}
C
refused 'a type around the name' \
  '1: a function whose name cannot be read: use a typedef' <<'C'
int (*f(void))(int) {
  return 0;
}
C

# What is not written yet comes from the other file, the rest stays.
printf 'int f(void) {\n  return 1;\n}\nint g(void) { return 2; }\n' >"$work/solved.c"
printf 'int f(void) {\n  TODO;\n}\nint g(void) {\n  return 3;\n}\n' >"$work/a.c"
got=$(functions fill "$work/solved.c" "$work/a.c" | grep return | tr -d '\n')
[ "$got" = '  return 1;  return 3;' ] || failed 'filling' 'return 1; return 3' "$got"

[ $bad = 0 ] && say "functions.awk reads what it says, and nothing else"
exit $bad
