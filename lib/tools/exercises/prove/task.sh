# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# task.sh: is the task complete, and does it fit its lesson? Sourced by
# prove.sh.

prove_task() {
  for file in README.md hints.txt steps Makefile; do
    [ -f "$here/$file" ] || wrong "there is no $file"
  done
  case $(grep -c '^-- ' "$here/hints.txt") in
  3 | $((steps * 3))) ;;
  *) wrong "three hints are wanted, or three for each step" ;;
  esac
  [ -f "$solution/README.md" ] || wrong "the solution has no README.md"
  grep -v -n -E '^((step|read|write): *[^ ]|given:|  *[a-z0-9_]*$|#|$)' \
    "$here/steps" >"$work/lines"
  [ ! -s "$work/lines" ] ||
    wrong "steps is not written so: $(cat "$work/lines")"
  field read "$here/steps" | while read -r heading; do
    grep -qxF "## $heading" "$ROOT/lessons/$lesson/README.md" || say "$heading"
  done >"$work/headings"
  [ ! -s "$work/headings" ] ||
    wrong "the lesson has no such heading: $(cat "$work/headings")"
}
