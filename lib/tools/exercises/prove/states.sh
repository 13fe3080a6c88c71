# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# states.sh: the exercise as it is given, half done, and solved; sourced by
# prove.sh.

prove_untouched() {
  files_as pristine untouched
  check untouched
  case $status in
  open | failed) ;;
  *) wrong "untouched, it is $status: $(cat "$work/untouched.text")" ;;
  esac
  [ "$code" != 0 ] || wrong "untouched, it passes"
  if [ -n "$PRISTINE" ]; then # these are nobody's own files
    files_as given given
    for file in "$work"/given/*.*; do
      cmp "$file" "$here/${file##*/}" ||
        wrong "${file##*/} is not what is made from its solution: make pristine"
    done
  fi
  case $kind in
  build | write) same functions "$(field write "$here/steps")" "$(open_ones)" ;;
  esac
}

open_ones() { # the functions that are empty in the files as given
  for file in $files; do
    awk -v mode=open -f "$tools/functions.awk" "$work/untouched/$file"
  done
}

# With the steps up to each one solved, it stops behind them.
prove_halves() {
  [ "$kind" != fix ] || return
  n=1
  while [ $n -lt "$steps" ]; do
    files_as $n half
    check half
    case $status-$code in
    done-0) ;;
    open-[!0]*) [ "$passed" -ge $n ] ;;
    *) false ;;
    esac || wrong "with $n steps solved, it is $status: $(cat "$work/half.text")"
    n=$((n + 1))
  done
}

prove_solved() {
  files_as solved solved
  check solved
  [ "$status $code" = 'done 0' ] ||
    wrong "the solution does not pass: $(cat "$work/solved.text")"
  [ -x "$out/tests" ] || return 0
  n=1 names=
  while [ $n -le "$steps" ]; do
    names="$names $(step_tests $n)"
    n=$((n + 1))
  done
  same tests "$names" "$("$out/tests" --rows | cut -f 1)"
}

same() { # same WHAT NAMES NAMES: those in the steps are those that there are
  say "$2" | tr -s ' ' '\n' | grep . | sort >"$work/in-steps"
  say "$3" | grep . | sort >"$work/there-are"
  diff "$work/in-steps" "$work/there-are" >"$work/lost" ||
    wrong "the $1, each belongs to one step: $(cat "$work/lost")"
}
