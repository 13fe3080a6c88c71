# marks.awk: of the runs that failed, how many are marked where they left the
# right way?
#
#   awk -f marks.awk RECORDS TRACE...
#
# prints "MARKED FAILED", and on each further line one that is marked elsewhere.
# A run without an event has no place to mark, and does not count.
function line_of(text,   at, c, line) { # the field "line", as it was
  sub(/.*,"line":"/, "", text)
  line = ""
  for (at = 1; (c = substr(text, at, 1)) != "\"" && c != ""; at++) {
    if (c == "\\" && substr(text, at, 6) == "\\u000a") break
    if (c == "\\" && substr(text, at + 1, 1) != "u") c = substr(text, ++at, 1)
    line = line c
  }
  return line
}
function number(text, key) { # of {"verdict":"failed","seq":7,...
  sub(".*\"" key "\":", "", text)
  return text + 0
}
function finish(   i, first) { # with the trace that was read
  if (!bad || !count) return
  failed++
  first = 0
  for (i = 1; i <= count && !first; i++)
    if (now[i] != right[name, i]) first = i
  # All that happened is right: it ended too early, or a value is wrong that no
  # event shows. The last event is the place.
  if (!first) first = count
  if (mark == first) marked++
  else said = said "\n" file ": marked at " mark ", differs at " first
}
NR == FNR && /^== / { name = substr($0, 4); n = 0; next }
NR == FNR { right[name, ++n] = $0; next }
FNR == 1 {
  finish()
  file = name = FILENAME
  sub(/.*\//, "", name)
  sub(/\.trace$/, "", name)
  count = bad = 0
  next
}
/^\{"verdict":/ {
  bad = $0 !~ /^\{"verdict":"passed"/
  mark = number($0, "seq")
  if (mark > count) mark = count # one more was expected
  next
}
{ now[++count] = line_of($0) }
END { finish(); print marked + 0, failed + 0 said }
