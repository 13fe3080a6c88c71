# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# kit.sh: the copy of the kit in which a submission is checked, compiled once;
# sourced by grade.sh.
limit=$place/build/limit judge=$place/build/judge take=$place/build/take
clean=$place/build/clean

in_kit() { # in_kit EXERCISE TARGET...
  target=$kit/exercises/$1
  shift
  in_folder "$target" BUILD="$place/build" "$@"
}

make_kit() {
  mkdir -p "$place/build" || return
  rm -rf "$kit" "$place/run" "$forms"
  mkdir -p "$kit" "$place/run" "$forms"
  for part in lib lessons exercises solutions Makefile; do
    cp -pR "$ROOT/$part" "$kit/" || return
  done
  sources=$kit/lib/tools/exercises/grade
  $CC -O1 -o "$limit" "$sources/limit.c" "$sources/apart.c" || return
  $CC -O1 -o "$judge" "$sources/judge.c" || return
  $CC -O1 -o "$take" "$sources/take.c" || return
  $CC -O1 -o "$clean" "$sources/clean.c" || return
  for name in $list; do
    in_kit "$name" judged-kit >"$place/kit.text" 2>&1 || {
      cat "$place/kit.text"
      return 1
    }
  done
  # The probe for the sanitizers writes to build/, which a submission may not.
  sanitizer=${HAS_SANITIZER:-$(cat "$place/build/machine/sanitizers" 2>/dev/null)}
}
