#!/bin/sh
# limited.sh PROGRAM... - runs a program on the virtual clock, where nothing
# waits: after 10 seconds of computing (or 64 MB in a file) it will never end.
# RUNNER is valgrind or an emulator, which takes longer.
seconds=10
[ "${RUNNER:-}" ] && seconds=200
(
  # shellcheck disable=SC3045 # dash, bash and busybox have -S
  ulimit -S -t $seconds && ulimit -S -f 131072
  exec "$@"
)
code=$?
case $([ $code -le 128 ] || kill -l "$code") in
XCPU) echo "The program has computed for $seconds seconds: does it ever end?" >&2 ;;
XFSZ) echo 'The program has written 64 MB: does it ever end?' >&2 ;;
esac
exit "$code"
