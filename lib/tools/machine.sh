#!/bin/sh
# machine.sh compiler CC           does it compile?
# machine.sh sanitizers CC FLAGS   which of them run here?
# machine.sh check                 is Check there?
#
# Answers in one word: yes, no, or of the sanitizers
#
#   all           as far as the compiler has them
#   no-leaks      without the search for leaks
#   none
#   no-compiler
#
# A sanitizer that links need not run: the search for leaks needs ptrace, which
# many containers refuse, and AddressSanitizer needs 20 TB of addresses, which
# `ulimit -v` refuses. So a program is built with them, and run each time. What
# is missing is told on stderr, in one line, unless it was so the last time: the
# last answers stand in BUILD/machine.
set -u
here=$(dirname "$0")
what=$1
shift
folder=${BUILD:-$here/../../build}/machine
mkdir -p "$folder" 2>/dev/null # a grader's is there, and not to be written to
probe=$folder/probe

answer() { # answer WORD [TEXT]: ends with it; the text is told when it is new
  echo "$1"
  [ "$1" != "$(cat "$folder/$what" 2>/dev/null)" ] || exit 0
  [ -z "${2:-}" ] || echo "$2" >&2
  { echo "$1" >"$folder/$what"; } 2>/dev/null
  exit 0
}

compile() { # compile NAME "CC FLAGS"
  name=$1
  # shellcheck disable=SC2086 # they are words: ccache gcc -m32
  set -- $2
  printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' |
    "$@" -x c - -o "$name.$$" 2>/dev/null && mv "$name.$$" "$name"
}

is_built() { # with the same command as last time, if there was one
  [ -x "$probe" ] && [ "$*" = "$(cat "$probe.how" 2>/dev/null)" ] && return
  rm -f "$probe" "$probe.how" 2>/dev/null
  compile "$probe" "$*" && echo "$*" >"$probe.how"
}

patience='' # some do not end either
command -v timeout >/dev/null && patience='timeout 20'
# shellcheck disable=SC2086 # they are words
runs() { $patience ${RUNNER:-} "$probe" >/dev/null 2>&1; }

sanitizers() { # sanitizers CC FLAGS
  command -v "${1%% *}" >/dev/null || answer no-compiler
  if ! is_built "$@"; then
    compile "$folder/plain" "$1" || answer no-compiler
    answer none "$1 has no sanitizers here: the tests run without them, and see fewer mistakes."
  fi
  runs && answer all
  ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0 runs &&
    answer no-leaks "Leaks cannot be searched for here (ptrace is refused, as in many containers): the tests run without that."
  answer none "The sanitizers of $1 do not run here (a limit of memory? ulimit -v): the tests run without them, and see fewer mistakes."
}

check() {
  missing=
  command -v pkg-config >/dev/null || missing=pkg-config
  [ -z "$missing" ] && pkg-config --exists check && answer yes
  answer no "Check is not there: the kit's own small runner takes its place ($(
    sh "$here/doctor.sh" how $missing check))."
}

set -f
case $what in
compiler) compile "$folder/plain" "$1" && echo yes || echo no ;;
sanitizers) sanitizers "$1" "$2" ;;
check) check ;;
esac
