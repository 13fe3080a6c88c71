# schedule.awk FILE.trace - the scheduling events of a trace, as schedule.py
# writes those of CPython.
#
# It understands what lib/record/trace_file.c writes: one JSON object per line,
# without blanks around : and , in which an event has "iter", "t", "verb",
# "value", "line", and for a handle "h" and "when".
#
# A schedule is not the lines of a trace, for it holds what both loops can say.
# CPython does not know who acts, nor what a step sends; Python's functions and
# C's differ in their names; and which iteration an event belongs to, at what
# time, is what is compared, so each line begins with it.
function field(key,   at, rest) {
  at = index($0, "\"" key "\":")
  if (!at) return ""
  rest = substr($0, at + length(key) + 3)
  if (substr(rest, 1, 1) == "\"") {
    rest = substr(rest, 2)
    gsub(/\\"/, "\001", rest)
    sub(/".*/, "", rest)
    gsub(/\001/, "\"", rest)
  } else sub(/[,}].*/, "", rest)
  return rest
}
# The time is that of the last select: CPython's schedule knows no other.
function say(what) { print field("iter"), clock + 0, what }
function from(verb,   line) { # the line without who acted
  line = field("line")
  return substr(line, index(line, " " verb " ") + 1)
}
!/,"line":"/ { next }
{ verb = field("verb"); h = field("h"); value = field("value") }
verb == "select" { clock = field("t"); say(verb) }
verb == "set_result" { say(from(verb)) }
verb == "add_done_callback" && value ~ /\.wakeup$/ {
  line = from(verb)
  say(substr(line, 1, length(line) - length(value)) "wakeup")
}
h == "" { next }
verb == "call_soon" || verb == "call_later" {
  name[h] = value ~ /\.(step|wakeup|set)$/ ? value : "callback"
}
verb == "call_later" { say(verb " " name[h] " " field("when")) }
verb == "call_soon" || verb == "due" || verb == "run" || verb == "cancel" {
  say(verb " " name[h])
}
