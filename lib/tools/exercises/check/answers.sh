# shellcheck shell=sh disable=SC2034,SC2154 # check.sh shares its names
# answers.sh: the steps of a predict or wrong-line, which are answered in
# answers.txt; sourced by check.sh. The key is what the programs do now; it is
# not written down anywhere.
target=programs
last_words='Now run them, and see why: make run; make solution'
misconceptions=$solution/misconceptions.txt
[ -f "$misconceptions" ] || misconceptions=/dev/null
beliefs=$solution/beliefs.txt # made by make check-beliefs
[ -f "$beliefs" ] || beliefs=/dev/null

check_one_test() {
  say "RUN=$1 names a test, and here are none: make run PROGRAM=name"
  finish failed 0 "there is no test $1"
}

check_step() { # check_step STEP
  name=$(step "$1" step)
  section "$name" "$FROM/answers.txt" >"$OUT/answer"
  if grep -q '?$' "$OUT/answer" || [ ! -s "$OUT/answer" ]; then
    title "$1" open
    say
    case $kind in
    predict) say "Read $name and write what it prints into answers.txt." ;;
    *) say "Find the line of $name that cannot have happened: answers.txt." ;;
    esac
    say "  Stuck?   make hint"
    finish open $(($1 - 1)) "$name is not answered"
  fi
  "right_$kind" "$name" >"$OUT/said" && return
  title "$1" FAILED
  say
  cat "$OUT/said"
  tell_changed "$name"
  advise "$1"
  finish failed $(($1 - 1)) "$name: $(head -n 1 "$OUT/said")"
}

tell_changed() { # tell_changed NAME
  given=$solution/$1
  [ "$kind" = predict ] || given=$OUT/altered/$1
  cmp -s "$given" "$here/$1" ||
    say "($1 is not as it was given; the answer is for that one: make reset.)"
}

right_predict() { # right_predict NAME.c
  printed_by "$1" | awk '{ gsub(/[ \t]+/, " "); sub(/ $/, "") } NF' >"$OUT/key"
  cmp -s "$OUT/key" "$OUT/answer" && return
  if met "$misconceptions" "$1" "$OUT/answer" >"$OUT/because"; then
    say "Many people predict exactly that."
    sed 's/^/  /' "$OUT/because"
  elif met "$beliefs" "$1" "$OUT/answer" >"$OUT/because"; then
    say "One belief leads to exactly that."
    sed 's/^/  /' "$OUT/because"
  else
    awk -f "$tools/check/predict.awk" "$OUT/key" "$OUT/answer"
  fi
  return 1
}

# In NAME.txt stands the record of NAME.c with one line changed. It is made
# again here, whatever has become of the one in the folder.
right_wrong() { # right_wrong NAME.txt
  altered "${1%.txt}" "$OUT/altered"
  awk -v name="$1" -f "$tools/check/wrong_line.awk" "$OUT/altered/true/$1" \
    "$OUT/altered/$1" "$OUT/answer" || return 1
  reason=$(field reason "$OUT/answer" | tr '[:upper:]' '[:lower:]')
  [ "$reason" != "$(field reason "$solution/${1%.txt}.edit")" ] || return 0
  say "It is line $(field line "$OUT/answer"), but the reason is another one."
  say "reason: $reason" >"$OUT/reason"
  met "$misconceptions" "$1" "$OUT/reason" | sed 's/^/  /'
  return 1
}

met() { # met FILE NAME ANSWER: the sentences for it, if they stand there
  awk -v mode=find -v kind="$kind" -v name="$2" -f "$tools/misconceptions.awk" \
    "$1" "$3"
}
