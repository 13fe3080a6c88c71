# shellcheck shell=sh disable=SC2034,SC2154 # check.sh shares its names
# tests.sh: the steps of a fix, write or build, whose programs have tests;
# sourced by check.sh. Verdicts come from OUT/report (lib/report.h) alone.
target=tests
last_words='The solution, and what the point was: make solution'

# -- running ------------------------------------------------------------------
run_tests() { # run_tests NAMES: do all of them pass?
  : >"$OUT/report"
  RUN=$1 REPORT=$OUT/report CK_TIMEOUT_MULTIPLIER=$CK_TIMEOUT_MULTIPLIER \
    $RUNNER "$OUT/tests" "$exercise" "$OUT" >"$OUT/said" 2>"$OUT/complaints"
  code=$?
  # It has come to its end when its status and a whole report say so, and when
  # nobody has closed its stdout.
  [ "$code-$(field failed "$OUT/report")" = 0-0 ] && [ -s "$OUT/said" ] ||
    return 1
  awk -v names="$1" '
    /^test: / { test = $2 }
    /^verdict: passed$/ { passed[test] = 1 }
    END {
      n = split(names, name, " ")
      for (i = 1; i <= n; i++) if (!(name[i] in passed)) exit 1
    }' "$OUT/report"
}

verdict() { block test "$1" "$OUT/report" | field verdict; }

reported() { block test "$failing" "$OUT/report" | field "$1"; }

# What the test said on stderr, as far as it helps a learner: the kit's own
# dying words, assertions, and of a sanitizer what happened and where. When a
# test has ended the program with other words, its last ones. Behind a grader's
# walls its own file is not to be trusted, and all that was said is looked at.
complaints() {
  said=$OUT/$failing.said
  [ -z "$RUNNER" ] && [ -f "$said" ] || said=$OUT/complaints
  case $(verdict "$failing") in
  exit* | signal*) ended=1 ;;
  *) ended= ;;
  esac
  cut -c 1-300 "$said" | awk -v ended="$ended" '
    /^=====/ { over = 1 }
    !over && /[^ ]/ && !/^never freed/ { last = $0 }
    sub(/^(Direct|Indirect) leak of /, "LeakSanitizer: ") {
      sub(/ in .*/, " were never freed; they come from") }
    /is not written yet/ || /stack overflow/ || /^Task was destroyed/ || /^ *#[0-9]+ .*\.c:[0-9]+$/ ||
    /ERROR: AddressSanitizer|^LeakSanitizer|runtime error:|Assertion/ ||
    /^[a-z_0-9]+\.[ch]:[0-9]+: / ||
    /^[a-z_]+: / && !/^never freed|Hint: / {
      sub(/^==[0-9]+==/, ""); sub(/ \(pc 0x.*/, ""); sub(/ 0x[0-9a-f]+ in/, "")
      sub(/on (unknown )?address 0x[0-9a-f]+.*/, ""); gsub(/[^ ]*\//, "")
      if (!seen[$0]++ && n++ < 4) print "  " $0 }
    END { if (ended && !n && last != "") print "  " last }'
}

# -- explaining ---------------------------------------------------------------
# How the program came there, where the report does not say so itself.
last_events() {
  [ -z "$(reported event)$(reported last)" ] && [ -f "$OUT/$failing.trace" ] ||
    return 0
  awk -f "$tools/trace.awk" "$OUT/$failing.trace" | numbered | tail -n 3 |
    sed 's/^/  /'
}

explain() { # explain NAMES: the first of them that failed
  failing=
  for name in $1; do
    [ -n "$failing" ] || case $(verdict "$name") in
    '' | passed) ;;
    *) failing=$name ;;
    esac
  done
  say
  if [ -z "$failing" ]; then
    what="The tests did not come to their end (status $code)."
    say "$what"
    cut -c 1-300 "$OUT/complaints" | sed 's/^/  /' | head -n 5
  else
    what=$(reported says | head -n 1)
    awk -v name="$failing" -v kind="$kind" -f "$tools/check/failed.awk" "$OUT/report"
    last_events
    complaints
    more=$(field failed "$OUT/report")
    [ "${more:-0}" -le 1 ] || say "  ($((more - 1)) more of this step fail.)"
    blame "$failing"
  fi
  say
}

picture_of_failing() { # sets picture to lines that name it, or to nothing
  picture=
  trace=$OUT/$failing.trace
  [ -f "$trace" ] && [ "$DRAW" = yes ] || return 0
  draw "$trace"
  svg=${trace%.trace}.svg
  [ ! -f "$svg" ] || picture="Picture: $(reported picture)"
  ! draw_page "$trace" "$FROM" || picture="${picture:+$picture
  }Step through: file://$OUT/play.html#$failing"
}

# -- the steps ----------------------------------------------------------------
open=unknown # the functions that still say TODO

todo_of() { # todo_of STEP: its functions that still say TODO
  for name in $(step "$1" write); do
    case " $open " in
    *" $name "*) printf ' %s()' "$name" ;;
    esac
  done
}

check_step() { # check_step STEP
  [ "$open" != unknown ] || find_open
  todo=$(todo_of "$1")
  if [ -n "$todo" ]; then
    title "$1" open
    say
    say "Step $1 of $steps is to be written:$todo"
    advise "$1" "Then:    make check"
    finish open $(($1 - 1)) "step $1 of $steps is to be written:$todo"
  fi
  names=$(step_tests "$1")
  run_tests "$names" && return
  title "$1" FAILED
  explain "$names"
  picture_of_failing
  advise "$1" "$picture" "$failing"
  finish failed $(($1 - 1)) "$what"
}

# Tests that the learner has added, which stand in no step.
check_own_tests() {
  own=$($RUNNER "$OUT/tests" --rows | cut -f 1 | while read -r name; do
    grep -q "^  *$name *\$" "$here/steps" || printf '%s ' "$name"
  done)
  [ -n "$own" ] || return 0
  if run_tests "$own"; then
    say "  +  passed   your own: ${own% }"
    return
  fi
  say "  +  FAILED   your own: ${own% }"
  explain "$own"
  picture_of_failing
  [ -z "$picture" ] || say "  $picture"
  finish failed "$steps" "$what"
}

find_open() {
  open=
  for file in $files; do
    names=$(awk -v mode=open -f "$tools/functions.awk" "$FROM/$file") ||
      finish broken 0 "$file cannot be read"
    open="$open $(say "$names" | tr '\n' ' ')"
  done
}

check_one_test() { # check_one_test NAME: this one only, whatever else is open
  names=$($RUNNER "$OUT/tests" --rows | cut -f 1)
  for name in $1; do
    say "$names" | grep -qx -- "$name" || {
      # shellcheck disable=SC2086 # words
      say "RUN=$name is none of the tests here:" $names
      finish failed 0 "there is no test $name"
    }
  done
  run_tests "$1" && say "$1 passed" && exit
  n=1
  until [ $n -ge "$steps" ] || step_tests $n | grep -qw -- "$1"; do
    n=$((n + 1))
  done
  explain "$1"
  picture_of_failing
  advise $n "$picture" "$failing"
  exit 1
}
