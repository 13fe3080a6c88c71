# failed.awk: what a learner reads of one test that failed, from the report of
# the runner (lib/report.h).
#
#   awk -v name=TEST -v kind=KIND -f failed.awk REPORT
#
# A floor does what the kit's does, event by event. In the other exercises more
# than one way is right: there the first event that differs from the solution's
# run is a place to look, and no more is said of it.
{ key = $1; value = substr($0, length($1) + 2) } # with its blanks
key == "test:" { on = value == name; if (on) print "FAILED " name; next }
!on { next }
key == "rule:" { print "  rule: " value }
key == "place:" { sub(/^(\.\.\/)+/, "", value); place = "  " value ": " }
key == "says:" {
  # What comes behind that line is the sanitizer's, and long.
  if (sub(/=====.*/, "AddressSanitizer ended the program", value)) long = 1
  else if (long) next
  if (value ~ /[^ ]/) print place value
  place = ""
}
key == "last:" { print "  " value }
key == "event:" { event = value }
key == "expected:" {
  if (kind == "build") print "  the first event that differs is " event ":"
  else print "  your run and the solution's part at event " event ":"
  print (kind == "build" ? "    expected: " : "    the solution's: ") value
}
key == "happened:" {
  print (kind == "build" ? "    happened: " : "    yours:          ") value
}
