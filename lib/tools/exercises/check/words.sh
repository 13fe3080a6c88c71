# shellcheck shell=sh disable=SC2034,SC2154 # check.sh shares its names
# words.sh: what a learner reads of each step; sourced by check.sh.

title() { # title STEP WORD
  say "  $1  $(printf '%-8s' "$2") $(step "$1" step)"
}

advise() { # advise STEP [LINE]: where the rule stands, and what else helps
  say "  Read:    lessons/$lesson/README.md, \"$(step "$1" read)\""
  [ -z "${2:-}" ] || say "  $2"
  say "  Stuck?   make hint"
}
