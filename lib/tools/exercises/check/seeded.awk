# seeded.awk: in which ways a record can be made impossible by one line.
#
#   awk -v lesson=01 -f seeded.awk RECORD
#
# RECORD is what happened, one line for each event. Each way is a line here:
# the number of the event, the letter of the reason in the lesson's wrong-line,
# and what stands there instead, with tabs between them. It goes through the
# record with the stack of those who run: who is on top acts. Where somebody
# else does, it has not understood the record, and finds nothing from there on.
function way(reason, text) {
  if (reason != "" && text != line) print NR "\t" reason "\t" text
}
function push(actor) { stack[++depth] = actor; state[actor] = "runs" }
function pop(how) { state[stack[depth--]] = how }

# Why can this actor not act now? The letters of each lesson's README.md.
function reason_of(actor,   how) {
  how = state[actor]
  if (lesson == "04") return "b" # another one runs
  if (of_tasks) return "" # its reasons are others
  if (how == "runs" || how == "paused") return "b"
  if (how == "new") return lesson == "01" ? "c" : lesson == "03" ? "e" : ""
  if (how == "ended") return lesson == "01" ? "a" : lesson == "02" ? "e" : ""
}
function somebody_else(   actor) {
  for (actor in state)
    if (actor != who && actor != "loop" && (actor != "main" || verb !~ BODIES))
      way(reason_of(actor), actor " " rest)
}
# "generator()", "count() 2", "Task-1", "main", "loop"; sets who and rest.
function split_line(   n, word) {
  n = split(line, word, " ")
  who = word[1]
  if (word[2] ~ /^[0-9]+$/) who = who " " word[2]
  rest = substr(line, length(who) + 2)
  verb = rest
  sub(/ .*/, "", verb)
  object = substr(rest, length(verb) + 2)
}
function target(   n, word) { # the actor that the object begins with
  n = split(object, word, " ")
  return word[2] ~ /^[0-9]+$/ && word[1] ~ /\)$/ ? word[1] " " word[2] : word[1]
}

BEGIN {
  push("main")
  BODIES = "^(yield|return|raise)$"
  of_tasks = lesson >= "05" # "a" and "b" mean the same in all of them
}
lost { next }
{ line = $0 }
/^iteration / {
  # The loop does not wait while something is ready (call_soon() in the batch).
  if (lesson == "04" && soon && match(line, /[0-9.]+$/))
    way("c", substr(line, 1, RSTART - 1) (substr(line, RSTART) + 1))
  soon = 0
  next
}
{ split_line() }
who != stack[depth] { lost = 1; next }

verb == "print" { somebody_else() }
verb == "create" && object ~ /\)( [0-9]+)?$/ { state[object] = "new" }
verb == "call_soon" {
  soon++
  if (of_tasks && object ~ /^Task-[0-9]+\.(step|wakeup)$/ && who != "main") {
    text = object
    sub(/\..*/, "", text)
    # By the loop itself only in a later iteration, by others never.
    way(who == "loop" ? "a" : "b", who " run " text " send(None)")
  }
}
verb == "call_soon" || verb == "call_later" {
  if (lesson == "04") {
    somebody_else()
    actor = object
    sub(/.* /, "", actor)
    if (!((actor "()") in state)) state[actor "()"] = "new"
  }
}
verb == "cancel" { cancelled[object]++ }
verb == "drop" && lesson == "04" {
  if (who == "loop" && cancelled[object]) way("d", "loop due " object)
  if (who == "main" && has_run && !cancelled[object]) way("e", "loop run " object)
}
verb == "refused" && lesson == "01" && object ~ /next\(\): StopIteration$/ {
  way("a", who " next " target())
}
verb == "run" {
  has_run = 1
  actor = object
  if (object ~ /^loop /) actor = "loop"
  else if (object ~ /^Task-/) sub(/ .*/, "", actor)
  else if (!sub(/\.set$/, "", actor)) actor = actor "()"
  push(actor)
  next
}
verb ~ /^(next|send|throw|close)$/ {
  actor = target()
  if (state[actor] == "new" || state[actor] == "paused") push(actor)
  else lost = 1
  next
}
verb == "yield" && who !~ /^Task-/ { somebody_else() }
verb == "yield" { pop("paused"); next }
verb == "return" || verb == "raise" {
  if (who ~ /\)/ && lesson != "04") somebody_else()
  pop("ended")
}
