# functions.awk: takes a C file apart into functions, to empty or to fill them.
#
#   awk -v mode=empty [-v given="name name"] [-v public=1]
#     -f functions.awk [HEADER.h...] SOLVED.c
#     the solved file with empty functions, but for those that are given; above
#     each stands what the headers promise of it. With public=1 the static ones
#     are left out: what helpers there are is the learner's choice
#   awk -v mode=fill -v name=NAME.c -f functions.awk SOLVED.c LEARNERS.c
#     the learner's file; what still says TODO there comes from the solved one
#   awk -v mode=open -f functions.awk LEARNERS.c
#     the names of the functions that still say TODO
#
# It relies on clang-format: a function begins and ends in the first column.
BEGIN {
  n = split(given, names, " ")
  for (i = 1; i <= n; i++) is_given[names[i]] = 1
}
FNR == 1 {
  file++
  notes = comments = ""
  solved = mode == "fill" && file == 1
  if (mode == "fill" && !solved) printf "#line 1 \"%s\"\n", name
}

function name_of(signature) {
  sub(/\(.*/, "", signature)
  sub(/.*[^A-Za-z0-9_]/, "", signature)
  return signature
}

# -- a header: the comment above each declaration --------------------------------
FILENAME ~ /\.h$/ {
  if (/^\/\//) { notes = notes $0 "\n"; next }
  if (/^[A-Za-z].*\(/ && !/^typedef/ && notes != "") promise[name_of($0)] = notes
  notes = ""
  next
}

# -- a source ----------------------------------------------------------------------
inside { body = body $0 "\n"; if ($0 == "}") { inside = 0; one_function() } next }

signature == "" && (!/^[A-Za-z_].*\(/ || /=/ || /^(typedef|struct|enum|union)/) {
  other($0); next }
{ signature = signature $0 "\n" } # may take several lines
signature == $0 "\n" { first = FNR }
/;$/ { other(substr(signature, 1, length(signature) - 1)); signature = ""; next }
/\{( *\/\/.*)?$/ { inside = 1; body = ""; next }
/\}$/ { # all of it on one line
  one_line = signature
  at = index(signature, "{ ")
  body = "  " substr(signature, at + 2, length(signature) - at - 4) "\n}\n"
  signature = substr(signature, 1, at) "\n"
  one_function()
}

# Comments wait: what a header promises comes before what the source adds.
function other(line) {
  if (mode == "empty" && line ~ /^#include/) includes = 1
  else if (line != "") end_of_includes()
  if (mode == "empty" && line ~ /^\/\//) { comments = comments line "\n"; return }
  if (mode == "empty" && line == "" && last == "" && comments == "") return
  if (mode == "empty" || mode == "fill" && !solved) printf "%s%s\n", comments, line
  comments = ""
  last = line
}

function end_of_includes() {
  if (includes) print "#include \"exercises/todo.h\"\n"
  includes = 0
}

function one_function(   key) {
  end_of_includes()
  key = name_of(signature)
  if (mode == "open") {
    if (body ~ /TODO/) print key
  } else if (solved) {
    body_of[key] = body
    line_of[key] = first
  } else if (mode == "fill") {
    if (body ~ /TODO/ && key in body_of) body = body_of[key]
    # The compiler shall name the learner's lines.
    printf "#line %d \"%s\"\n%s%s#line %d \"%s\"\n", first, name, signature,
      body, FNR + 1, name
  } else {
    if (key in is_given)
      printf "%s%s", comments, one_line != "" ? one_line : signature body
    else if (!public || signature !~ /^static/)
      # Two comments in a column would be aligned by clang-format.
      printf "%s%s%s  TODO;%s\n}\n", promise[key], comments, signature,
        signature ~ /\/\/[^\n]*\n$/ ? "" : " // your code"
  }
  if (!public || signature !~ /^static/) last = signature
  signature = comments = one_line = ""
}
