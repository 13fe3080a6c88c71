# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# misconceptions.sh: each of the exercise's misconceptions is wrong, and is
# answered; sourced by prove.sh. misconceptions.awk has the grammar. Of those
# that make check-beliefs has made, which are many, the first is tried.

read_misconceptions() { # read_misconceptions MODE [BLOCK]
  awk -v mode="$1" -v block="${2:-}" -v kind="$kind" \
    -v steps="$(field step "$here/steps" | tr '\n' ' ')" \
    -f "$tools/misconceptions.awk" "$solution/$wrongs"
}

prove_misconceptions() {
  prove_some misconceptions.txt 1000
  prove_some beliefs.txt 1
}

prove_some() { # prove_some FILE MOST
  wrongs=$1
  [ -f "$solution/$wrongs" ] || return 0
  read_misconceptions names >"$work/names" || {
    wrong "$wrongs does not follow its grammar"
    return
  }
  mkdir -p "$work/misconception"
  k=0
  head -n "$2" "$work/names" >"$work/tried"
  while read -r name; do
    k=$((k + 1))
    answers_of $k "$name" >"$work/misconception/answers.txt"
    check misconception
    [ "$status" = failed ] || wrong "$wrongs: block $k, of $name, is $status"
    is_told "$(read_misconceptions because $k)" "$work/misconception.text" ||
      wrong "$wrongs: block $k, of $name, is not answered:" \
        "$(cat "$work/misconception.text")"
    count=$((count + 1))
  done <"$work/tried"
}

# All answers right, but for one: of a wrong line, the reason.
answers_of() { # answers_of K NAME
  read_misconceptions lines "$1" | awk -v name="$2" -v kind="$kind" '
    FNR == NR { instead = instead $0 "\n"; next }
    /^-- / { on = $2 == name; print }
    on && (kind == "wrong" ? /^reason: / : /^-- /) { printf "%s", instead; next }
    /^-- / || on && kind != "wrong" { next }
    { print }' - "$work/solved/answers.txt"
}
