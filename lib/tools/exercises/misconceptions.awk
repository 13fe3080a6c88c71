# misconceptions.awk: reads a misconceptions.txt, and refuses one that does not
# follow its grammar. Blank lines and lines with "#" in front do not count; the
# rest is blocks, each what somebody with one misconception answers:
#
#   -- NAME [NUMBER...]    the program or record, and the numbers of it
#   LINE...                what stands under that name in answers.txt
#   because: SENTENCES     what sets it right
#
# In a `wrong-line` LINE is one `reason: LETTER`, and a number is not wanted.
#
#   awk -v mode=check [-v kind=wrong] [-v steps="NAME NAME"] -f ... FILE
#   awk -v mode=names    a line for each block: its name
#   awk -v mode=lines -v block=K      the lines of the K-th block
#   awk -v mode=because -v block=K    its sentences
#   awk -v mode=find -v name=NAME -f ... FILE ANSWER
#     the sentences of the block whose lines are those of ANSWER, or failure
function fail(message) {
  printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
  bad = 1
}
function close_block() {
  if (k && because[k] == "") fail("the block before has no because:")
  if (k && lines[k] == "") fail("the block before has no line of an answer")
  if (k && (name_of[k] SUBSEP lines[k]) in seen)
    fail("the block before says the same as an earlier one")
  seen[name_of[k], lines[k]] = 1
}
function open_block(   i) {
  name_of[++k] = $2
  if (steps != "" && index(" " steps " ", " " $2 " ") == 0)
    fail("there is no step " $2)
  if (kind != "wrong" && NF < 3) fail("the number of the misconception?")
  for (i = 3; i <= NF; i++)
    if ($i !~ /^[AM][0-9][0-9]$/) fail("a number is M or A and two digits: " $i)
}

{ gsub(/[ \t\r]+/, " "); sub(/^ /, ""); sub(/ $/, "") }
FILENAME != ARGV[1] { if ($0 != "") answer = answer $0 "\n"; next }
$0 == "" || /^#/ { next }
/^--/ {
  close_block()
  if ($1 != "--" || NF < 2) fail("a block begins with \"-- NAME\"")
  open_block()
  next
}
!k { fail("before the first \"-- NAME\" nothing may stand"); next }
because[k] != "" { fail("behind because: the block is over"); next }
sub(/^because: */, "") {
  if ($0 == "") fail("because what?")
  because[k] = $0
  next
}
kind == "wrong" && (lines[k] != "" || !/^reason: [a-z]$/) {
  fail("one line \"reason: LETTER\" is wanted: " $0)
}
{ lines[k] = lines[k] $0 "\n" }

END {
  close_block()
  if (bad) exit 2
  if (mode == "names") for (i = 1; i <= k; i++) print name_of[i]
  if (mode == "lines") printf "%s", lines[block]
  if (mode == "because") print because[block]
  if (mode != "find") exit
  for (i = 1; i <= k; i++)
    if (name_of[i] == name && lines[i] == answer) {
      print because[i]
      exit
    }
  exit 1
}
