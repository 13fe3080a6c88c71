# rule.awk: the rule of a test.
#
#   awk -v name=TEST -f rule.awk test_*.c
{ text = text $0 " " }
END {
  if (!match(text, "TEST\\( *" name ",")) exit 1
  text = substr(text, RSTART)
  sub(/\) \{.*/, "", text)
  while (match(text, /"([^"\\]|\\.)*"/)) {
    rule = rule last # the last string is not of the rule
    last = substr(text, RSTART + 1, RLENGTH - 2)
    text = substr(text, RSTART + RLENGTH)
  }
  gsub(/\\"/, "\"", rule)
  print rule
}
