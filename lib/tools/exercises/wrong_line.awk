# wrong_line.awk: was the line found that cannot have happened, and the reason?
#
#   awk -v name=NAME.txt -f wrong_line.awk RECORD NAME.txt ANSWER BELIEFS
#
# RECORD is what really happened now, NAME.txt the same with a number before
# each line and one line changed. BELIEFS has, under "-- NAME.txt", the letter
# that is `right:`, and a sentence for each of the others.
FNR == 1 { file++ }
file == 1 { real[FNR] = $0; next }
file == 2 {
  if ($0 !~ /^ *[0-9]+  /) next
  number = $1 + 0
  sub(/^ *[0-9]+  /, "")
  if ($0 != real[number]) { wrong = number; changed++ }
  shown[number] = $0
  next
}
file == 3 {
  if (sub(/^line: */, "")) line = $0
  if (sub(/^reason: */, "")) reason = tolower($0)
  next
}
/^-- / { on = $2 == name; next }
!on || !NF { next }
/^right:/ { right = $2; next }
/^[a-z]: / { letter = substr($0, 1, 1); sub(/^[a-z]: */, "") }
{ why[letter] = why[letter] "  " $0 "\n" }
END {
  if (changed != 1) {
    print name " differs from its record in " changed + 0 " lines, not in one:"
    print "a mistake of this kit, not yours."
    exit 1
  }
  if (line "" == "?" || line == "" || reason == "?" || reason == "") {
    print "Write the number of the line, and which reason it is."
    exit 1
  }
  if (line + 0 != wrong) {
    if (!(line + 0 in shown)) { print "There is no line " line "."; exit 1 }
    print "Line " line " can have happened: \"" shown[line + 0] "\"."
    print "  Go through the lines from the top. Who runs when each one happens?"
    exit 1
  }
  if (reason != right) {
    print "It is line " line ", but the reason is another one."
    printf "%s", why[reason]
    exit 1
  }
}
