# shellcheck shell=sh disable=SC2034,SC2154 # check_blame.sh shares its names
# case.sh: one case; sourced by check_blame.sh. The test that fails is the first
# that does, in the order of the steps, as in check.sh; but all of them run in
# the program that finds who is to blame, which is soon built.

# Prints a line if a test fails: the verdict, the exercise, the change, the
# test, what was changed, what is named, the helpers that are named besides,
# what had not returned, the milliseconds that it took, and of the processor.
one_case() { # one_case EXERCISE CHANGE FOLDER
  rm -rf "$3"
  mkdir -p "$3/files"
  cp "$(right_floor "$1")"/*.c "$3/files"
  "${mode}_case" "$1" "$2" "$3/files"
  start=$(now)
  build_there "$1" "$3" || return 0 # it does not compile
  took=$(($(now) - start))
  test=$(first_failing "$1" "$3")
  [ -n "$test" ] || return 0
  changed=$(changed_functions "$1" "$3/files")
  start=$(now)
  blame_there "$1" "$test" "$3" >"$3/words"
  took=$((took + $(now) - start))
  touch "$3/out/blamed"
  named=$(field cure "$3/out/blamed" | tr '\n' ' ')
  helpers=$(field helpers "$3/out/blamed" | tr '\n' ' ')
  [ -z "$(field outside "$3/out/blamed")" ] || named=outside
  hung=$(field hung "$3/out/blamed" | tr '\n' ' ')
  printf '%s\t' "$(verdict_on "$changed" "$named" "$helpers")" "$1" "$2" "$test" \
    "$changed" "$named" "$helpers" "$hung"
  printf '%s\t%s\n' "$took" "$(awk '{
    for (i = 1; i <= 2; i++) {
      split($i, part, /[ms]/)
      sum += part[1] * 60 + part[2]
    } } END { printf "%d", sum * 1000 }' "$3"/times.*)"
}

now() { # in milliseconds, where date can tell
  t=$(date +%s%N)
  case $t in
  *N) say "${t%N}000" ;;
  *) say "${t%??????}" ;;
  esac
}

build_there() ( # build_there EXERCISE FOLDER
  in_folder "$ROOT/exercises/$1" -j2 blame FROM="$2/files" OUT="$2/out" \
    >"$2/text" 2>&1 || exit
  times >"$2/times.build"
)

first_failing() ( # first_failing EXERCISE FOLDER
  use "$1"
  n=1
  PATH=/nowhere ASAN_OPTIONS=symbolize=0 "$2/out/blame/blame" --first \
    "$(while [ $n -le "$steps" ]; do
      step_tests $n
      n=$((n + 1))
    done)" 2>/dev/null
)

blame_there() ( # blame_there EXERCISE TEST FOLDER: as check.sh does
  use "$1"
  cd "$here" || exit
  FROM=$3/files OUT=$3/out
  [ "$BLAME" != yes ] || BLAME=10 # a busy machine shall not decide
  # shellcheck source=../../check/words.sh
  . "$tools/check/words.sh"
  # shellcheck source=../../check/blame.sh
  . "$tools/check/blame.sh"
  blame "$2"
  times >"$3/times.blame"
)

changed_functions() { # changed_functions EXERCISE FOLDER
  for file in "$2"/*.c; do
    for side in "$(right_floor "$1")/${file##*/}" "$file"; do
      awk -v mode=parts -f "$tools/functions.awk" "$side"
      say end
    done | awk '$0 == "end" { side++; f = ""; next }
      /^F / { f = $2; if (!(f in seen)) { seen[f] = 1; order[++n] = f } next }
      /^O / && f != "" { f = "" }
      /^O / && /[^O ]/ && $0 !~ /^O *\/\// { f = "" }
      { key = f == "" ? "outside" : f
        if (!(key in seen)) { seen[key] = 1; order[++n] = key }
        text[side + 0, key] = text[side + 0, key] $0 "\n" }
      END { for (i = 1; i <= n; i++)
        if (text[0, order[i]] != text[1, order[i]]) print order[i] }'
  done | tr '\n' ' '
}

verdict_on() { # verdict_on CHANGED NAMED HELPERS
  [ -n "$2" ] || { say silent; return; }
  for name in $2; do
    case " $1 " in
    *" $name "*) say right; return ;;
    esac
  done
  for name in $3; do
    case " $1 " in
    *" $name "*) say helper; return ;;
    esac
  done
  say wrong
}
