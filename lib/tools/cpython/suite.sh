#!/bin/sh
# suite.sh LIBRARY [MODULE...]: CPython's own tests of asyncio, on the kit, where
# there is a Python 3.11 that has them. PYTHON names it.
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
export PYTHONDONTWRITEBYTECODE=1

skip() {
  echo "CPython's suite is skipped: $*"
  exit 0
}
command -v "$python" >/dev/null || skip "there is no $python here."
"$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' ||
  skip "it is that of 3.11, and $python is $("$python" --version). PYTHON=... names another one."
"$python" -c 'import test.test_asyncio' 2>/dev/null ||
  skip "$python has no package test.test_asyncio (Debian: sudo apt-get install libpython3.11-testsuite)."
exec "$python" "$here/run.py" "$@"
