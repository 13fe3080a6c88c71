# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# wrong.sh: the known wrong answers, solutions/EXERCISE/wrong/NAME.edit; sourced
# by prove.sh.
#
#   expect: TEST: SENTENCE   what the learner must be told, and by which test
#   because: WORDS           what somebody has misunderstood
#   rule: TEST               the rule that sets it right is another test's
#   --- FILE                 and the change of the solution, see edit.awk

prove_wrong() {
  for edit in "$solution"/wrong/*.edit; do
    [ ! -f "$edit" ] || prove_edit "$edit"
  done
  case $kind in
  build) enough 8 ;;
  write | fix) enough 3 ;;
  esac
}

enough() { # enough N
  [ "$count" -ge "$1" ] || wrong "only $count wrong answers, not $1"
}

prove_edit() { # prove_edit FILE
  name=${1##*/} name=${name%.edit}
  expect=$(field expect "$1")
  mkdir -p "$work/$name"
  cp "$work"/solved/*.c "$work/$name"
  awk -v from="$work/solved" -v to="$work/$name" -f "$tools/edit.awk" "$1" || {
    wrong "$name.edit cannot be made"
    return
  }
  check "$name"
  count=$((count + 1))
  if [ "$status" != failed ]; then
    wrong "$name is $status: $(cat "$work/$name.text")"
    return
  fi
  failing=$(field 'test' "$out/result")
  [ "$failing" = "${expect%%:*}" ] ||
    wrong "$name fails in ${failing:-no test}, not in ${expect%%:*}"
  is_told "${expect#*: }" "$work/$name.text" ||
    wrong "$name is not told \"${expect#*: }\""
  compare_text "$name"
}

compare_text() { # compare_text NAME: with what was recorded
  # Line numbers, descriptors, and how a crash is worded, differ between
  # machines. How many others fail changes with every new test.
  sed -e 's/\.\([ch]\):[0-9]*/.\1:N/g; s/^  ([0-9]* more of/  (N more of/' \
    -e 's/file descriptor [0-9]*/file descriptor N/g' \
    -e '/AddressSanitizer/d; /LeakSanitizer/d; /leads nowhere/d; /stack is full/d; /^ *#[0-9]/d; /0x/d; /=====/d' \
    "$work/$1.text" >"$work/$1.said"
  if [ -n "$RECORD" ]; then
    cp "$work/$1.said" "$solution/wrong/$1.said"
  else
    diff -u "$solution/wrong/$1.said" "$work/$1.said" ||
      wrong "$1 is told something else than before"
  fi
}
