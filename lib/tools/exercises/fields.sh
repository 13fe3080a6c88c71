# shellcheck shell=sh disable=SC2154 # where.sh shares its names
# fields.sh: the two forms of file that the scripts read and write; sourced by
# where.sh. In both a line with "#" in front is a comment.
#
# Fields are lines "key: value"; a key may come more than once. In a file with
# blocks, each begins with the same key. So are:
#   steps       blocks of `step:`
#   OUT/report  blocks of `test:`, which the runner of the tests writes
#   OUT/result  how far an exercise came, which check.sh writes
#   *.edit      up to the first "---": what the change is for
#
# Sections are a line "-- NAME" and what stands below it. So are answers.txt,
# hints.txt and misconceptions.txt. How an editor ends lines, and a byte-order
# mark, do not matter.

field() { # field KEY [FILE]: its values, each on a line
  if [ $# = 1 ]; then sed -n "s/^$1: *//p"; else sed -n "s/^$1: *//p" "$2"; fi
}

block() { # block KEY NAME FILE: the lines of the block "KEY: NAME"
  awk -v head="$1: $2" -v key="$1:" '$1 == key { on = $0 == head } on' "$3"
}

# An editor may end its lines with CR LF, and begin its file with a mark.
section() { # section NAME FILE: its lines, trimmed, without blank ones
  awk -v name="$1" '{ sub(/\r$/, "") }
    FNR == 1 { sub("^\357\273\277", "") }
    /^-- / { on = $2 == name; next } /^#/ { next }
    on { gsub(/[ \t\r]+/, " "); sub(/^ /, ""); sub(/ $/, "")
      if ($0 != "") print }' "$2"
}

# -- the steps of the exercise that is in use ---------------------------------
#   given: NAME...   before the first step: functions that the learner is given
#   step: TITLE      of a predict or wrong-line, its file
#   read: HEADING    of the lesson, where the rule stands
#   write: NAME...   the functions to be written for it
#     NAME           indented: a test that must pass
step() { # step N KEY
  awk -v n="$1" -v key="$2:" '/^step:/ { k++ }
    k == n && $1 == key { sub(/^[a-z]+: */, ""); print }' "$here/steps"
}

step_tests() { # step_tests N: their names in one line
  awk -v n="$1" '/^step:/ { k++ } k == n && /^ / { printf "%s ", $1 }' \
    "$here/steps"
}
