# includes.awk: includes that a .c file has no use for, and those of a header
# that is not there.
#
# Reads `declared` (of declared.awk), `used` (of words.awk) and then C files.
# An include is of use when one name that its header declares stands in the
# file, or one of a header that it just hands on: that it includes and has no
# use for itself. X.c may include X.h for nothing.
FILENAME ~ /declared$/ {
  there[$1] = 1
  if ($2 != "inside")
    names[$1] = names[$1] " " $3
  next
}
FILENAME ~ /used$/ { is_used[$1, $2] = 1; next }

FNR == 1 { there[FILENAME] = 1 }

/^ *# *include "/ {
  split($0, part, "\"")
  from[++n] = FILENAME
  words[n] = part[2]
}

END {
  for (i = 1; i <= n; i++)
    if ((to[i] = find(from[i], words[i])) == "")
      print from[i] ": there is no " words[i]
  for (i = 1; i <= n; i++)
    if (from[i] ~ /\.h$/ && !uses(from[i], to[i], 0))
      handed[from[i]] = handed[from[i]] " " to[i]
  for (i = 1; i <= n; i++) {
    own = from[i]
    if (to[i] != "" && sub(/\.c$/, ".h", own) && base(to[i]) != base(own) &&
        !uses(from[i], to[i], 0))
      print from[i] ": uses nothing of " words[i]
  }
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

function uses(file, header, depth,   name, n, i) {
  n = split(names[header], name, " ")
  for (i = 1; i <= n; i++)
    if ((file, name[i]) in is_used)
      return 1
  n = depth < 9 ? split(handed[header], name, " ") : 0 # there may be a circle
  for (i = 1; i <= n; i++)
    if (uses(file, name[i], depth + 1))
      return 1
  return 0
}

function base(path) {
  sub(/.*\//, "", path)
  return path
}
