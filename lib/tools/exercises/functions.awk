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
#   awk -v mode=parts -f functions.awk FILE.c
#     all of it for programs, each line with its kind in front: "F NAME" begins
#     a function, "S" is its signature without comments, "B" a line of its body;
#     "O" is a line that stands outside of functions
#
# It does not know C; it knows functions that begin and end in the first column,
#
#   type name(parameters) {        the brace may have a line of its own, the
#     ...                          type too, and all may stand on one line
#   }
#
# with as many { as } between. Comments and strings do not count, nor do the
# lines of a #define. It stops with "FILE:LINE: reason" at what it cannot read:
# a last brace that does not stand alone in the first column, braces that do not
# match (also those of two branches of an #if), parameters declared behind the
# parentheses, a macro that makes a function, a function whose type is written
# around its name. Of a header it takes the // comment above each declaration.
BEGIN {
  n = split(given, names, " ")
  for (i = 1; i <= n; i++) is_given[names[i]] = 1
}
FNR == 1 {
  end_of_file()
  file++
  notes = comments = before = ""
  solved = mode == "fill" && file == 1
  short_name = FILENAME
  sub(/.*\//, "", short_name)
  if (mode == "fill" && !solved) printf "#line 1 \"%s\"\n", name
}
END { end_of_file(); exit bad }

function fail(line, reason) {
  if (!bad) printf "%s:%d: %s\n", short_name, line, reason > "/dev/stderr"
  bad = 1
  exit 1
}
function end_of_file() {
  if (inside)
    fail(first, key "() begins here and does not end: which } is missing?")
  if (signature != "") fail(first, "something begins here and does not end")
  in_comment = continued = depth = 0
}

# However an editor ends its lines and begins its files.
{ sub(/[ \t]*\r$/, "") }
FNR == 1 { sub("^\357\273\277", "") }

# -- a header: the comment above each declaration -----------------------------
FILENAME ~ /\.h$/ {
  if (/^\/\//) { notes = notes $0 "\n"; next }
  if (/^[A-Za-z].*\(/ && !/^typedef/ && notes != "")
    promise[name_of($0)] = notes
  notes = ""
  next
}

# -- a source -----------------------------------------------------------------
{
  code = code_of($0)
  directive = continued || code ~ /^ *#/
  continued = directive && code ~ /\\$/
  if (directive) code = ""
}
inside {
  body = body $0 "\n"
  body_code = body_code code "\n"
  depth += braces(code)
  if (code == "}" && depth)
    fail(first, key "() begins here; up to the } in line " FNR \
      " its braces do not match")
  if (depth <= 0 && code != "}")
    fail(FNR, "the } that ends " key \
      "() does not stand alone in the first column")
  if (!depth) { inside = 0; one_function() }
  next
}
signature == "" && !begins_function() {
  if (!depth && code ~ /^ *\{/ && before !~ /= *$/ &&
      before !~ /^(typedef |static |const )*(struct|enum|union)/)
    fail(FNR, "a { that belongs to no function that can be read: " \
      "type name(parameters) {")
  depth += braces(code)
  if (code ~ /[^ ]/) before = code
  other($0)
  next
}
code ~ /^ *$/ && signature_code ~ /\(/ {
  fail(first, "neither a function nor a declaration: a macro?")
}
{
  if (signature == "") { first = FNR; signature_code = "" }
  signature = signature $0 "\n" # may take several lines
  signature_code = signature_code code " "
}
code ~ /;$/ || code ~ /^ *$/ {
  before = code
  other(substr(signature, 1, length(signature) - 1))
  signature = ""
  next
}
code ~ /\{$/ {
  read_name()
  inside = depth = 1
  body = body_code = ""
  next
}
code ~ /\}$/ { # all of it on one line
  read_name()
  one_line = signature
  at = index(signature, "{ ")
  body_code = code
  body = "  " substr(signature, at + 2, length(signature) - at - 4) "\n}\n"
  signature = substr(signature, 1, at) "\n"
  one_function()
}

# The line without comments, and without what is in quotes.
function code_of(line,   out, at, two, c) {
  if (!in_comment && line !~ /["'\/]/) out = line
  else for (at = 1; at <= length(line); at++) {
    two = substr(line, at, 2)
    c = substr(two, 1, 1)
    if (in_comment) { if (two == "*/") { in_comment = 0; at++ } }
    else if (two == "/*") { in_comment = 1; at++ }
    else if (two == "//") break
    else if (c != "\"" && c != "'") out = out c
    else {
      out = out c c
      while (++at <= length(line) && substr(line, at, 1) != c)
        if (substr(line, at, 1) == "\\") at++
    }
  }
  sub(/[ \t\r]+$/, "", out)
  return out
}
function braces(text) { return gsub(/\{/, "{", text) - gsub(/\}/, "}", text) }

function begins_function(   head) {
  head = code # all of it may stand on one line
  sub(/\{.*/, "", head)
  if (depth || code !~ /^[A-Za-z_]/ || head ~ /=/ || code ~ /^typedef/) return 0
  if (code ~ /^(struct|enum|union)/)
    return code ~ /^[a-z]+ [A-Za-z0-9_]+[ *]+[A-Za-z0-9_]+\(/
  return code ~ /\(/ || code ~ /^[A-Za-z0-9_ *]+$/ # or its type
}

function name_of(text) {
  sub(/\(.*/, "", text)
  sub(/.*[^A-Za-z0-9_]/, "", text)
  return text
}
function read_name(   text) {
  text = signature_code
  gsub(/__attribute__ *\(\([^()]*(\([^()]*\))?[^()]*\)\)/, "", text)
  sub(/^ +/, "", text)
  key = name_of(text)
  if (key == "")
    fail(first, "a function whose name cannot be read: use a typedef")
  if (index(text, key) == 1) fail(first, key "() has no type: a macro?")
}

# Comments wait: what a header promises comes before what the source adds.
function other(line) {
  if (mode == "empty" && line ~ /^#include/) includes = 1
  else if (line !~ /^(#(if|endif).*)?$/) end_of_includes()
  if (mode == "empty" && line ~ /^\/\//) { comments = comments line "\n"; return }
  if (mode == "empty" && line == "" && last == "" && comments == "") return
  if (mode == "empty" || mode == "fill" && !solved) printf "%s%s\n", comments, line
  if (mode == "parts") { gsub(/\n/, "\nO ", line); print "O " line }
  comments = ""
  last = line
}

function end_of_includes() {
  if (includes) print "#include \"exercises/todo.h\"\n"
  includes = 0
}

function one_function(   todo) {
  end_of_includes()
  todo = body_code ~ /(^|[^A-Za-z0-9_])TODO([^A-Za-z0-9_]|$)/
  if (mode == "open") {
    if (todo) print key
  } else if (mode == "parts") {
    sub(/ *\{.*/, "", signature_code)
    sub(/\n$/, "", body)
    gsub(/\n/, "\nB ", body)
    printf "F %s\nS %s\nB %s\n", key, signature_code, body
  } else if (solved) {
    body_of[key] = body
    line_of[key] = first
  } else if (mode == "fill") {
    if (todo && key in body_of) body = body_of[key]
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
