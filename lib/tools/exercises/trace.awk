# trace.awk: a recorded .trace in, one readable line per event out, as
# event_text() writes them in the tests.
#
# It understands what lib/record/trace_file.c writes: one JSON object per line,
# without blanks around : and , and the text of an event as its "line", where
# \" and \\ are undone. A \u000a stays as it is: an event is one line.
/,"line":"/ {
  sub(/.*,"line":"/, "")
  line = ""
  for (at = 1; (c = substr($0, at, 1)) != "\"" && c != ""; at++) {
    if (c == "\\" && substr($0, at + 1, 1) != "u") c = substr($0, ++at, 1)
    line = line c
  }
  print line
}
