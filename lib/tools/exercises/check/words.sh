# shellcheck shell=sh disable=SC2034,SC2154 # check.sh shares its names
# words.sh: what a learner reads of each step; sourced by check.sh.

title() { # title STEP WORD
  say "  $1  $(printf '%-8s' "$2") $(step "$1" step)"
}

# A file of the lesson's tests opens with the heading of the text that they
# belong to; in a comment above a test it may go on to another one.
heading_of() { # heading_of TEST: that heading, or nothing
  grep -lE "(TEST\(|^ +)$1,( |\$)" "$ROOT/lessons/$lesson"/test_*.c |
    while read -r file; do
      awk -v name="(TEST\\(|^ +)$1,( |\$)" '
        FNR == NR { if (sub(/^## /, "")) headings[++n] = $0; next }
        $0 ~ name { print found; exit }
        !/^\/\// { text = ""; next }
        {
          text = text substr($0, 3)
          for (i = n; i > 0; i--)
            if (index(text, "\"" headings[i] "\"")) found = headings[i]
        }' "$ROOT/lessons/$lesson/README.md" "$file"
    done | head -n 1
}

advise() { # advise STEP [LINE [TEST]]: where the rule stands, what else helps
  heading=${3:+$(heading_of "$3")}
  heading=${heading:-$(step "$1" read)}
  say "  Read:    lessons/$lesson/README.md, \"$heading\""
  [ -z "${2:-}" ] || say "  $2"
  say "  Stuck?   make hint"
}
