# shellcheck shell=sh disable=SC2034,SC2154 # check_blame.sh shares its names
# floors.sh: the floors in which there are faults; sourced by check_blame.sh.
others=$tools/tests/check_blame

written_otherwise() { # those of the builds that somebody else has written
  for name in $builds; do
    [ ! -d "$others/$name" ] || say "$name"
  done
}

# Right floors, and all that does not depend on a learner. What somebody else
# has not written of a floor is the kit's.
prepare_floors() {
  for name in $builds; do
    rm -rf "${work:?}/right/$name"
    mkdir -p "$work/right/$name"
    sh "$tools/make_files.sh" solved "$name" "$work/right/$name" &&
      in_folder "$ROOT/exercises/$name" kit >/dev/null 2>&1 || return
    [ "$mode" = known ] || cp "$others/$name"/*.c "$work/right/$name"
    passes "$name" || return
  done
}

right_floor() { # right_floor EXERCISE: where it lies
  say "$work/right/$1"
}

passes() { # passes EXERCISE: does it follow the lesson's headers and tests?
  mkdir -p "$work/pass"
  cp -R "$(right_floor "$1")" "$work/pass/files"
  if ! build_there "$1" "$work/pass"; then
    say "$1 does not compile as it is in check_blame/:"
    cat "$work/pass/text"
    return 1
  fi
  failing=$(first_failing "$1" "$work/pass")
  rm -rf "$work/pass"
  [ -z "$failing" ] || {
    say "$1, as it is in check_blame/, does not pass $failing."
    return 1
  }
}
