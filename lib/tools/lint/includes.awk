# includes.awk: includes that a .c file has no use for, and those of a header
# that is not there.
#
# Reads `declared` (of declared.awk), `used` (of words.awk) and then C files.
# An include is of use when one name that its header declares stands in the
# file. A header may include what it only hands on, so headers are not judged;
# nor is X.c for including X.h.
FILENAME ~ /declared$/ {
  there[$1] = 1
  if ($2 != "inside")
    names[$1] = names[$1] " " $3
  next
}
FILENAME ~ /used$/ { is_used[$1, $2] = 1; next }

/^ *# *include "/ {
  split($0, part, "\"")
  header = find(FILENAME, part[2])
  own = FILENAME
  sub(/\.c$/, ".h", own)
  if (header == "")
    print FILENAME ": there is no " part[2]
  else if (FILENAME ~ /\.c$/ && base(header) != base(own) && !uses(FILENAME, header))
    print FILENAME ": uses nothing of " part[2]
}

# Where the compiler finds it: beside the file, or in one of the folders that
# every Makefile gives; for a solution also beside its exercise.
function find(file, name,   folder, n, i, place) {
  n = split("|lib/|lessons/|lib/tools/|lib/tools/check-stub/|", folder, "|")
  folder[1] = folder[n] = file
  sub(/[^\/]*$/, "", folder[1])
  sub(/[^\/]*$/, "", folder[n])
  sub(/^solutions/, "exercises", folder[n])
  for (i = 1; i <= n; i++) {
    place = folder[i] name
    while (sub(/[^\/]+\/\.\.\//, "", place))
      ;
    if (place in there)
      return place
  }
  return ""
}

function uses(file, header,   name, n, i) {
  n = split(names[header], name, " ")
  for (i = 1; i <= n; i++)
    if ((file, name[i]) in is_used)
      return 1
  return 0
}

function base(path) {
  sub(/.*\//, "", path)
  return path
}
