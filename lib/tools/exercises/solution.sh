#!/bin/sh
# solution.sh EXERCISE: what the point was, and the solved files, once the
# exercise passes or with FORCE=1.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
if [ -z "$FORCE" ]; then
  check_quietly
  if [ "$status" != 'done' ]; then
    say "$exercise is not done yet ($passed of $steps steps pass)."
    say "make hint gives a hint, make solution FORCE=1 shows it anyway."
    exit 1
  fi
fi
cat "$solution/README.md"
sh "$tools/make_files.sh" solved "$exercise" "$out/solved" || exit 1
for file in $files; do
  say ""
  case $kind in
  build) say "-- lessons/$lesson/$file" ;;
  fix | write) say "-- solutions/$exercise/$file" ;;
  *) say "-- $file" ;;
  esac
  cat "$out/solved/$file"
done
