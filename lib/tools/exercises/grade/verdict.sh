# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# verdict.sh: how many points an exercise gets; sourced by grade.sh.
#
# What `make check` has written says how far the submission claims to have come,
# and why it stopped: it was written where the submission runs. Of the steps
# that are claimed, those give a point whose tests have all passed before a
# judge, each in a process of its own.

claimed() { # claimed CODE: sets status and points, a number up to steps
  read_result "$run/result"
  points=0
  case $passed in
  '' | *[!0-9]* | ?????*) passed=0 ;;
  esac
  [ "$passed" -le "$steps" ] || passed=0
  # Behind a limit nothing counts; else the steps before the one that failed.
  case $1-$status in
  0-done) points=$steps ;;
  124-*) ;;
  *-failed | *-open) points=$passed ;;
  *-broken) ;;
  *) status=lost ;;
  esac
  [ "$status-$points" != "failed-$steps" ] || points=0 status=lost
}

judge_steps() { # lowers points to the steps that pass, and says why in why
  [ "$kind" != predict ] && [ "$kind" != wrong ] && [ "$points" != 0 ] || return
  make_there "$run/judged" judged >/dev/null 2>&1 || {
    why="it does not compile" points=0
    return
  }
  # From here on it is nobody's who runs there.
  [ "$(id -u)" != 0 ] || chown -R 0:0 "$run/judged"
  find_todo
  n=1
  while [ $n -le "$points" ]; do
    judge_step $n || {
      points=$((n - 1))
      return
    }
    n=$((n + 1))
  done
}

find_todo() { # sets todo to the functions that are not written
  todo=
  for file in $files; do
    todo="$todo $(awk -v mode=open -f "$tools/functions.awk" \
      "$run/files/$file" 2>/dev/null | tr '\n' ' ')"
  done
}

judge_step() { # judge_step N: do its tests pass?
  for name in $(step "$1" write); do
    case " $todo " in
    *" $name "*)
      why="$name() is not written"
      return 1
      ;;
    esac
  done
  for name in $(step_tests "$1"); do
    watched=$judge
    behind_walls "$run/scratch" "$run/judged/judged" "$name" >/dev/null 2>&1
    code=$? watched=
    [ $code != 0 ] || continue
    why="$name: it has not come to its end before the judge"
    return 1
  done
}
