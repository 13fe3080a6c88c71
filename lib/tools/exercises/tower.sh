#!/bin/sh
# tower.sh: the tests of all lessons and the final program, on the learner's own
# floors where they are done, and on the kit's where they are not.
set -u
. "$(dirname "$0")/where.sh"
mine='' text=''
for folder in "$ROOT"/lessons/0*; do
  lesson_name=${folder##*/} number=${folder##*/} number=${number%%-*}
  whose="the kit's"
  if [ -d "$ROOT/exercises/$number-build" ]; then
    use "$number-build"
    check_quietly
    case $status in
    done) whose=yours mine="$mine $number" ;;
    *) [ "$passed" = 0 ] || whose="the kit's (yours: $passed of $steps steps)" ;;
    esac
  fi
  # The first floor stands at the bottom.
  text=$(printf '  %-14s %s\n%s' "$lesson_name" "$whose" "$text")
done
echo "The tower:"
echo "$text"
echo

mine=${mine# }
place=$BUILD
[ -z "$mine" ] || place=$BUILD/tower/$(echo "$mine" | tr ' ' -)
quiet() { # quiet LESSON TARGET
  make --no-print-directory -C "$ROOT/lessons/$1" "$2" BUILD="$place" \
    MINE="$mine" 2>&1 | grep -v '^  CC '
}
failed=0
for folder in "$ROOT"/lessons/0*; do
  quiet "${folder##*/}" check-tests
done >"$BUILD/tower.text" 2>&1
cat "$BUILD/tower.text"
! grep -q -e '^FAILED' -e '\*\*\*' "$BUILD/tower.text" || failed=1

rm -f "$place/05-tasks/final.demo"
quiet 05-tasks "$place/05-tasks/final.demo" && failed=1
cat "$place/05-tasks/final.demo" || exit 1
make --no-print-directory -s -C "$ROOT" "$BUILD/lib/tools/diagram/diagram" \
  BUILD="$BUILD" >/dev/null 2>&1 &&
  DIAGRAM=$BUILD/lib/tools/diagram/diagram sh "$ROOT/lib/tools/diagram/draw.sh" \
    "$place/05-tasks/final.trace" >/dev/null 2>&1
if [ -f "$place/05-tasks/final.map.svg" ]; then
  echo "The diagram of this run: $place/05-tasks/final.map.svg"
fi
exit $failed
