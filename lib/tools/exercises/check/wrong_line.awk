# wrong_line.awk: was the line found that cannot have happened?
#
#   awk -v name=NAME.txt -f wrong_line.awk RECORD NAME.txt ANSWER
#
# RECORD is what really happened now, with a number before each line, NAME.txt
# the same with one line changed, ANSWER has `line:` and `reason:`.
FNR == 1 { file++ }
file == 1 { number = $1 + 0; sub(/^ *[0-9]+  /, ""); real[number] = $0; next }
file == 2 {
  if ($0 !~ /^ *[0-9]+  /) next
  number = $1 + 0
  sub(/^ *[0-9]+  /, "")
  if ($0 != real[number]) { wrong = number; changed++ }
  shown[number] = $0
  next
}
sub(/^line: */, "") { line = $0 }
sub(/^reason: */, "") { reason = $0 }

function no(message) { print message; exit 1 }
END {
  if (changed != 1) {
    print name " differs from its record in " changed + 0 " lines, not in one:"
    no("a mistake of this kit, not yours.")
  }
  if (line "" == "?" || line == "" || reason == "?" || reason == "")
    no("Write the number of the line, and which reason it is.")
  if (line + 0 == wrong) exit 0
  if (!(line + 0 in shown)) no("There is no line " line ".")
  print "Line " line " can have happened: \"" shown[line + 0] "\"."
  no("  Go through the lines from the top. Who runs when each one happens?")
}
