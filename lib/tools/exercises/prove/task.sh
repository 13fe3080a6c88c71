# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# task.sh: is the task complete, and does it fit its lesson? Sourced by
# prove.sh.

wanted_hints() { # their heads: "-- 1:", in a build "-- STEP.1: " and its title
  n=0
  field step "$here/steps" | while read -r title; do
    n=$((n + 1))
    for k in 1 2 3; do
      if [ "$kind" = build ]; then say "-- $n.$k: $title"; else say "-- $k:"; fi
    done
    [ "$kind" = build ] || break
  done
}

prove_task() {
  for file in README.md hints.txt steps Makefile; do
    [ -f "$here/$file" ] || wrong "there is no $file"
  done
  wanted_hints >"$work/wanted"
  grep '^-- ' "$here/hints.txt" |
    if [ "$kind" = build ]; then cat; else sed 's/:.*/:/'; fi |
    diff "$work/wanted" - >"$work/hints" ||
    wrong "three hints are wanted, in a build for each step (<): $(cat "$work/hints")"
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
