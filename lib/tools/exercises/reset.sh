#!/bin/sh
# reset.sh EXERCISE: the learner's files as they were given. Asks first, unless
# YES=1, and keeps a copy.
set -u
. "$(dirname "$0")/where.sh"
use "${1:-}"
rm -rf "$out/pristine"
sh "$tools/make_files.sh" pristine "$exercise" "$out/pristine" || exit 1
if is_untouched; then
  say "$exercise is as it was given: nothing to do."
  exit
fi
if [ -z "$YES" ]; then
  printf 'Put %s back as it was given? A copy is kept. [y/N] ' "$exercise"
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
for file in $files; do
  [ ! -f "$here/$file" ] || cp "$here/$file" "$here/kept-$n/" || exit 1
  cp "$out/pristine/$file" "$here/$file" || exit 1
done
rm -f "$out/hints"
say "$exercise is as it was given. Your version: exercises/$exercise/kept-$n"
