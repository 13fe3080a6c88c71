#!/bin/sh
# check_text.sh README.md: is every code block cut from the real source?
#
# A block belongs to the file that the comment before it names:
#
#   <!-- generator.c -->
#   ```c
#   ...
#   ```
#
# Its lines must stand in that file one after the other, indented as there or
# less. "..." alone on a line skips any number of lines. The file is looked for
# beside the text, then from the top of the kit. `text` blocks are free; every
# other block must name its file.
#
# Of a floor, NAME.c beside its NAME.h, a fifth may be printed, comments and
# braces aside: of what is not given, that leaves 70 % for the learner to write.
#
# A text that begins with "# Lesson N: " has at most 3,000 words, and tells
# under Make how a program of one's own is drawn. Behind each **Predict.** stands
# a **Run.** with a command, before the next one, and before the heading ends.
# What RUN=NAME and DEMO=NAME name is a test or a program there.
missing=
names=$(tr '[:blank:]' '\n' <"$1" |
  sed -n 's/^RUN=\([a-z_0-9]*\).*/\1/p; s/^DEMO=\([a-z_0-9]*\).*/\1/p' | sort -u)
for name in $names; do
  [ "$name" = name ] || [ -f "$name.c" ] ||
    grep -qE "(TEST\\(|^ +)$name,( |\$)" test_*.c 2>/dev/null ||
    missing="$missing $name"
done
exec awk -v text="$1" -v root="$(dirname "$0")/../../" -v missing="$missing" '
function fail(message) {
  printf "%s:%d: %s\n", text, start, message > "/dev/stderr"; bad = 1
}
function strip(line) { sub(/^[ \t]+/, "", line); sub(/[ \t]+$/, "", line)
  return line }
function load(name,   path, line) {
  if (name in length_of) return 1
  path = name
  if ((getline line < path) < 0) {
    path = root name
    if ((getline line < path) < 0) return 0
  }
  do source[name, ++length_of[name]] = strip(line)
  while ((getline line < path) > 0)
  close(path)
  return 1
}
function matches(name, at,   i, skip, from) {
  from = at; split("", place)
  for (i = 1; i <= count; i++) {
    if (block[i] == "...") { skip = 1; continue }
    while (skip && at <= length_of[name] && source[name, at] != block[i]) at++
    if (at > length_of[name] || source[name, at] != block[i]) return 0
    skip = 0; place[i] = at++
  }
  for (i = 1; i <= count; i++) if (place[i] >= from) printed[name, place[i]] = 1
  return 1
}
function is_floor(name,   header, line) {
  header = name
  return sub(/\.c$/, ".h", header) && header !~ /\// && (getline line <header) > 0
}
function check_share(name,   at, all, shown) {
  for (at = 1; at <= length_of[name]; at++) {
    if (source[name, at] ~ /^(\/\/.*|#.*|[{}]*;?)$/) continue
    all++
    shown += (name, at) in printed
  }
  if (shown > 0.2 * all) {
    printf "%s: prints %d of %d lines of %s, more than a fifth\n", text, shown,
      all, name > "/dev/stderr"
    bad = 1
  }
}
function say(what) { start = NR; fail(what) }
function end_of_heading() {
  if (predicted) say("a Predict that no Run follows, at line " predicted)
  if (making && !drawn) say("Make does not say how one draws his program")
  predicted = making = 0
}
function check_lesson() {
  words += NF
  if (/^## /) { end_of_heading(); making = $2 == "Make" }
  if (/\*\*Predict\.\*\*/) {
    if (predicted) say("a Predict that no Run follows, at line " predicted)
    predicted = NR
  }
  if (/^\*\*Run\.\*\*/) running = NR
  if (running && (/^make / || /`make [^`]*`/)) running = predicted = 0
  if (making && /make draw PROGRAM=/) drawn = 1
}
function check(   at) {
  if (count > 8 && language == "c") fail("a block of " count " lines: at most 8")
  if (language == "text" || language == "sh") return
  if (file == "") { fail("a block that names no file"); return }
  if (!load(file)) { fail("there is no " file); return }
  blocks++
  for (at = 1; at <= length_of[file]; at++) if (matches(file, at)) return
  fail("not in " file " any more: " block[1])
}
NR == 1 && /^# Lesson / {
  lesson = 1
  if (!/^# Lesson [0-9]+: [a-z]/) say("the title is not \"# Lesson N: words\"")
}
lesson { check_lesson() }
/^<!-- [^ ]+ -->$/ { file = $2; next }
/^```/ && !inside { inside = 1; start = NR; count = 0
  language = substr($0, 4); next }
/^```/ { inside = 0; check(); file = ""; next }
inside { block[++count] = strip($0); next }
NF { file = "" }
END { if (lesson) end_of_heading()
  if (missing) say("no test and no program here:" missing)
  if (words > 3000) say("the text has " words " words: at most 3,000")
  for (name in length_of) if (is_floor(name)) check_share(name)
  if (!bad) printf "%s: %d code blocks are as in the source\n", text, blocks
  exit bad }
' "$1"
