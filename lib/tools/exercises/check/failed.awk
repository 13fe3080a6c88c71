# failed.awk: what a learner reads of one test that failed, from the report of
# the runner (lib/report.h).
#
#   awk -v name=TEST -f failed.awk REPORT
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
  print "  the first event that differs is " event ":"
  print "    expected: " value
}
key == "happened:" { print "    happened: " value }
