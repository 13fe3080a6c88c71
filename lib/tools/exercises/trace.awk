# trace.awk: a recorded .trace in, one readable line per event out, as
# trace_line() writes them in the tests.
function text(name,   at, rest, value, c) {
  at = index($0, "\"" name "\":")
  if (!at) return ""
  rest = substr($0, at + length(name) + 3)
  if (substr(rest, 1, 1) != "\"") { sub(/[,}].*/, "", rest); return rest }
  value = ""
  for (at = 2; (c = substr(rest, at, 1)) != "\""; at++) {
    if (c == "\\") c = substr(rest, ++at, 1)
    value = value c
  }
  return value
}
NR == 1 {
  while (match($0, /\{"id":"a[0-9]+"/)) {
    id = substr($0, RSTART + 7, RLENGTH - 8)
    $0 = substr($0, RSTART + RLENGTH)
    label[id] = text("label")
  }
  next
}
/"seq":/ && /"verb":/ {
  verb = text("verb"); target = text("target"); value = text("value")
  if (verb == "select") {
    print "iteration " text("iter") ", t = " text("t"); next
  }
  line = label[text("actor")] " " verb
  out = verb == "yield" || verb == "return" || verb == "raise"
  step = verb == "run" && value ~ /\(/
  if (target != "" && !out && (text("h") == "" || step))
    line = line " " label[target]
  if (verb == "call_later") line = line " " text("delay")
  print line (value == "" ? "" : " " value)
}
