#!/bin/sh
# suite.sh LIBRARY LESSON [MODULE...]: CPython's own tests of asyncio, on the
# kit, where there is a Python 3.11 that has them. PYTHON names it; PRELOAD is
# what a library with AddressSanitizer needs. --can: only, are there any?
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
can=
[ "${1:-}" != --can ] || can=yes
export PYTHONDONTWRITEBYTECODE=1

skip() {
  [ "$can" ] && exit 1
  echo "CPython's suite is skipped: $*"
  exit 0
}
command -v "$python" >/dev/null || skip "there is no $python here."
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
  skip "it is that of 3.11, and $python is $("$python" --version). PYTHON=... names another one."
"$python" -c 'import test.test_asyncio' 2>/dev/null ||
  skip "$python has no package test.test_asyncio (Debian: sudo apt-get install libpython3.11-testsuite)."
[ -z "$can" ] || exit 0
if [ "${PRELOAD:-}" ]; then
  # What Python keeps until its end is no leak of ours.
  export LD_PRELOAD="$PRELOAD" PYTHONMALLOC=malloc
  export ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=0
fi
exec "$python" "$here/run.py" "$@"
