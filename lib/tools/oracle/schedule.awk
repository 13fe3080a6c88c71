# schedule.awk FILE.trace - the scheduling events of a trace, as schedule.py
# writes those of CPython.
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
NR == 1 { # the labels of the actors
  while (match($0, /"id":"[^"]*","label":"[^"]*","note":"[^"]*","kind":"[^"]*"/)) {
    split(substr($0, RSTART, RLENGTH), part, "\"")
    label[part[4]] = part[8]
    $0 = substr($0, RSTART + RLENGTH)
  }
  next
}
/^\{"verdict"/ { next }
{
  verb = field("verb"); h = field("h"); value = field("value")
  target = field("target")
  if (verb == "select") { print field("iter"), field("t"), verb; next }
  if (verb == "add_done_callback" && !sub(/.*\.wakeup$/, "wakeup", value)) next
  if (verb == "set_result" || verb == "add_done_callback") {
    print field("iter"), field("t"), verb, label[target], value
    next
  }
  if (h == "") next
  if (verb == "call_soon" || verb == "call_later")
    name[h] = value ~ /\.(step|wakeup|set)$/ ? value : "callback"
  if (verb == "call_later") { print field("iter"), field("t"), verb, name[h], field("when"); next }
  if (verb == "due" || verb == "call_soon" || verb == "run" || verb == "cancel")
    print field("iter"), field("t"), verb, name[h]
}
