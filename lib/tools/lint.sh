#!/bin/sh
# lint.sh: looks for likely bugs without running anything: `make lint`.
#
#   lint.sh [tidy|cppcheck|headers|public]...     all four, or only these
#
# clang-tidy (its checks are in .clang-tidy) and cppcheck look at every .c file
# but those in exercises/, which are made of solutions/. The other two are ours: lint/headers.sh and lint/public.sh say what they do.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=lib/tools/lint
out=${BUILD:-$PWD/build}/lint
JOBS=${JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
export JOBS
mkdir -p "$out"

sh $here/files.sh '\.c$' | grep -v '^exercises/' >"$out/files"
flags='-std=gnu11 -Ilib -Ilessons -Ilib/tools'

missing() { # missing PROGRAM
  ! sh lib/tools/doctor.sh need "make lint" "$1" 2>&1
}

# One process for each file: with several, clang-tidy 14 takes every va_list
# for uninitialized from the second one on.
tidy() {
  missing clang-tidy && return
  check=$(pkg-config --cflags check 2>/dev/null)
  # shellcheck disable=SC2016 # the inner shell expands them
  FLAGS="$flags $check" xargs -n 1 -P "$JOBS" sh -c '
    clang-tidy --quiet "$1" -- $FLAGS 2>/dev/null | sed "s|^$PWD/||"' tidy <"$out/files"
}

# What is suppressed: legacyUninitvar takes an array for uninitialized behind a
# TRY; autoVariables does not know a stack switch, which saves where its stack
# is left, nor a coroutine, whose variables live as long as it does;
# nullPointerRedundantCheck does not see that another #if makes a test of what
# it finds redundant.
cppcheck_all() {
  missing cppcheck && return
  # shellcheck disable=SC2086 # the flags are many
  cppcheck --quiet -j "$JOBS" --std=c11 --enable=warning,performance,portability \
    --library=$here/cppcheck.cfg --suppress=legacyUninitvar \
    --suppress=autoVariables:lib/context/portable.h \
    --suppress=autoVariables:solutions/11-write-chat/chat.c \
    '--suppress=nullPointerRedundantCheck:lib/tests/*' ${flags#* } \
    -D__x86_64__ -D__linux__ --file-list="$out/files" 2>&1
}

[ $# -gt 0 ] || set -- tidy cppcheck headers public
failed=0
for part; do
  case $part in
  tidy) tidy ;;
  cppcheck) cppcheck_all ;;
  *) sh $here/"$part".sh ;;
  esac >"$out/$part.faults"
  cat "$out/$part.faults"
  if [ -s "$out/$part.faults" ]; then failed=1; else echo "lint: $part: clean"; fi
done
exit $failed
