# shellcheck shell=sh disable=SC2034,SC2154 # grade.sh shares its names
# forms.sh: the results in three forms; sourced by grade.sh. Each exercise is
# added with its exercise, points, steps and why, and the text that the learner
# would have read. They are written to a folder of the grader's own, and come to
# their place when all is graded.
forms=$place/forms

xml() {
  sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' \
    -e 's/"/\&quot;/g'
}

json() {
  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/	/\\t/g' |
    awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }'
}

forms_begin() {
  tests=0 failures=0 comma=
  : >"$forms/results.txt"
  : >"$forms/cases.xml"
  : >"$forms/cases.json"
}

forms_add() { # forms_add FILE: with that text, if it is there
  text=$({ "$clean" <"$1"; } 2>/dev/null)
  why=$(say "$why" | tr '\n\t' '  ' | "$clean" | sed 's/ *$//')
  tests=$((tests + 1))
  [ -z "$why" ] || failures=$((failures + 1))
  printf '%-24s %2d of %2d  %s\n' "$exercise" "$points" "$steps" "$why" |
    tee -a "$forms/results.txt"
  add_xml >>"$forms/cases.xml"
  printf '%s    {"name": "%s", "score": %d, "max_score": %d, "output": "%s"}' \
    "$comma" "$exercise" "$points" "$steps" \
    "$(printf '%s\n\n%s' "$why" "$text" | json)" >>"$forms/cases.json"
  comma=',
'
}

add_xml() {
  printf '  <testcase classname="%s" name="%s">\n' "${exercise%%-*}" "$exercise"
  [ -z "$why" ] || printf '    <failure message="%s">%s</failure>\n' \
    "$(say "$points of $steps: $why" | xml)" "$(say "$text" | xml)"
  say '  </testcase>'
}

forms_end() {
  printf '%-24s %2d of %2d\n' total "$got" "$all" | tee -a "$forms/results.txt"
  say "Kept apart by $walls." | tee -a "$forms/results.txt"
  {
    say '<?xml version="1.0" encoding="UTF-8"?>'
    say "<testsuite name=\"exercises\" tests=\"$tests\" failures=\"$failures\">"
    say "  <properties><property name=\"walls\" value=\"$walls\"/></properties>"
    cat "$forms/cases.xml"
    say '</testsuite>'
  } >"$forms/results.xml"
  {
    say '{'
    say "  \"score\": $got,"
    say "  \"output\": \"$got of $all points, kept apart by $walls\","
    say '  "tests": ['
    cat "$forms/cases.json"
    printf '\n  ]\n}\n'
  } >"$forms/results.json"
  for form in txt xml json; do
    mv "$forms/results.$form" "$place/results.$form" || exit 2
  done
  say "Written: $place/results.txt, results.xml (JUnit)," \
    "results.json (Gradescope)"
}
