# edit.awk: makes small changes in files, found by their text and not by line
# numbers, so that they survive what else changes there.
#
#   awk -v from=DIR -v to=DIR -f edit.awk NAME.edit
#
# An edit says what it is in fields (see fields.sh), then names a file and gives
# hunks as `diff -u` would, each opened by "@@":
#
#   --- generator.c
#   @@
#    a line that stays
#   -a line that goes
#   +a line that comes
#
# The old lines of a hunk must stand in the file exactly once.
function fail(message) {
  printf "%s: %s\n", FILENAME, message > "/dev/stderr"
  bad = 1
}
function slurp(path,   all, line, status) {
  all = ""
  while ((status = (getline line < path)) > 0) all = all line "\n"
  if (status < 0) fail("there is no " path)
  close(path)
  return all
}
function finish_hunk(   at) {
  if (old == "" && new == "") return
  at = index("\n" content, "\n" old)
  if (!at)
    fail("not in " file " any more:\n" old)
  else if (index(substr("\n" content, at + 1), "\n" old))
    fail("more than once in " file ":\n" old)
  else
    content = substr(content, 1, at - 1) new substr(content, at + length(old))
  old = new = ""
}
function finish_file() {
  finish_hunk()
  if (file == "" || bad) return
  printf "%s", content > (to "/" file)
  close(to "/" file)
}
/^--- / { finish_file(); file = $2; content = slurp(from "/" file); next }
file == "" { next }
/^@@/ { finish_hunk(); next }
/^-/ { old = old substr($0, 2) "\n"; next }
/^\+/ { new = new substr($0, 2) "\n"; next }
/^ / || $0 == "" {
  old = old substr($0, 2) "\n"
  new = new substr($0, 2) "\n"
  next
}
{ fail("a line of a hunk begins with a blank, - or +: " $0) }
END { finish_file(); exit bad }
