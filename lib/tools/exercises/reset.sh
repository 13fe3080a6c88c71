#!/bin/sh
# reset.sh EXERCISE: all files that were given, as they were given: also
# programs, records and tests that somebody has changed. Asks first, unless
# YES=1, and keeps a copy. Files of the learner's own stay.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
rm -rf "$out/given"
sh "$tools/make_files.sh" given "$exercise" "$out/given" || exit 1
changed=
for file in "$out/given"/*; do
  cmp -s "$file" "$here/${file##*/}" || changed="$changed ${file##*/}"
done
if [ -z "$changed" ]; then
  say "$exercise is as it was given: nothing to do."
  exit
fi
if [ -z "$YES" ]; then
  printf 'Put %s back as it was given (%s)? A copy is kept. [y/N] ' \
    "$exercise" "${changed# }"
  read -r answer || answer=
  case $answer in
  y | Y | yes) ;;
  *)
    say "Nothing was changed."
    exit 1
    ;;
  esac
fi
n=1
while [ -e "$here/kept-$n" ]; do n=$((n + 1)); done
mkdir "$here/kept-$n" || exit 1
for file in $changed; do
  [ ! -f "$here/$file" ] || cp "$here/$file" "$here/kept-$n/" || exit 1
  cp "$out/given/$file" "$here/$file" || exit 1
done
rm -f "$out/hints"
say "$exercise is as it was given. Your version: exercises/$exercise/kept-$n"
