#!/bin/sh
# blocks.sh FILE.c...: does anything leave a block past its exit?
#
# What stands between timeout_enter() and timeout_exit(), or task_group_enter()
# and task_group_exit(), is a block. A TRY or a return in it leaves the function
# with the Timeout or TaskGroup still at work, on a stack that is gone then.
# Only entries in a TRY are looked at: any other one may have been refused.
exec awk '
  function fault(what) {
    printf "%s:%d: %s leaves the block of %s() past %s()\n", FILENAME, FNR,
      what, entry, out | "cat >&2"
    bad = 1
  }
  /^}/ { if (entry) fault("the end"); entry = "" }
  { code = $0; sub(/\/\/.*/, "", code) }
  match(code, /TRY\((timeout|task_group)_enter(_at)?\(/) && !entry {
    entry = substr(code, RSTART + 4, RLENGTH - 5)
    out = (entry ~ /^timeout/ ? "timeout" : "task_group") "_exit"
    next
  }
  !entry { next }
  index(code, out "(") { entry = ""; next }
  code ~ /(^|[^A-Za-z_])TRY\(/ { fault("TRY") }
  code ~ /(^|[^A-Za-z_])return[^A-Za-z_]/ { fault("return") }
  END { exit bad }' "$@"
