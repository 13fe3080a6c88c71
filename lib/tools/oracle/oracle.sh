#!/bin/sh
# oracle.sh NAME... - does Python print, and schedule, today what is recorded?
#
# For each NAME.py compares with NAME.expected, of a demo with NAME.lines and,
# when it has a loop, with NAME.schedule. PYTHON names the interpreter; RECORD=1 writes the files anew.
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
export PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1

if ! command -v "$python" >/dev/null; then
  echo "There is no $python here: the recorded outputs serve."
  exit 0
fi
minor=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

# The reason why this version prints something else, or nothing.
differs() {
  awk -v name="$1" -v version="$minor" '
    function number(v) { split(v, part, "."); return part[1] * 1000 + part[2] }
    $1 == name && (number(version) < number($2) ||
                   number(version) > number($3)) {
      sub(/^[^ ]+ +[^ ]+ +[^ ]+ +/, ""); print }' "$here/versions"
}

keep() {
  if [ "${RECORD:-}" ]; then cat >"$1"; else diff -u "$1" - >&2; fi
}

# Where the twin of a demo does each thing: NAME.lines, for the stepping page.
# Other versions count lines of a call differently, so 3.11 alone is asked.
keep_lines() { # keep_lines PROGRAM.py NAME
  case $2 in conformance/*) return 0 ;; esac
  [ "$minor" = 3.11 ] || return 0
  LINES=$2.lines.new "$python" -W ignore "$here/$1" "$2.py" >/dev/null 2>&1
  keep "$2.lines" <"$2.lines.new"
  code=$?
  rm -f "$2.lines.new"
  return $code
}

equal=0
for twin; do
  reason=$(differs "${twin##*/}")
  if [ "$reason" ]; then
    echo "$twin: not compared with Python $minor: $reason"
    continue
  fi
  "$python" -W ignore "$here/virtual.py" "$twin.py" 2>/dev/null \
    | keep "$twin.expected" || exit 1
  if grep -q 'StreamReader\|open_connection\|start_server\|start_unix_server\|open_unix_connection' "$twin.py"; then
    : # its transports take other iterations
  elif grep -q 'asyncio\|new_loop' "$twin.py"; then
    "$python" -W ignore "$here/schedule.py" "$twin.py" 2>&1 >/dev/null \
      | grep '^[0-9]' | keep "$twin.schedule" || exit 1
    keep_lines schedule.py "$twin" || exit 1
  else
    keep_lines lines.py "$twin" || exit 1
  fi
  equal=$((equal + 1))
done
echo "$equal of $# programs: $("$python" -V) prints and schedules the same"
