# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# reason.sh: why an exercise got no more points, in one line; sourced by
# grade.sh. It is in the fields that limit and check.sh have written.

result() { field "$1" "$run/result" 2>/dev/null | head -n 1; }

reason() {
  limits=$(field limit "$run/limits" 2>/dev/null)
  case ${limits:+limit}$status in
  limit*) say "$limits" ;;
  lost | 'done') say "it has ended its own check" ;;
  broken | open) result what ;;
  *) failure ;;
  esac
}

failure() { # the test, what happened, and the rule
  what=$(result what) test=$(result test) verdict=$(result verdict)
  case $verdict in
  'signal '*)
    number=${verdict#signal }
    case $number in
    *[!0-9]*) ;;
    *)
      case $(kill -l "$number" 2>/dev/null) in
      *XFSZ) what="it writes too much" ;;
      esac
      ;;
    esac
    ;;
  'exit '*)
    complaint=$(result complaint)
    what="the program ended: ${complaint:-exit()?}"
    ;;
  esac
  if [ -n "$test" ]; then
    say "$test: $what ($(result rule))"
  else
    say "$what"
  fi
}
