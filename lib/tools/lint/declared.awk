# declared.awk: the names that headers declare, as lines `HEADER KIND NAME`.
#
# KIND is function, type, macro, constant, variable or field. What stands in a macro
# or in the body of an inline function is told too: `HEADER inside NAME WORD`,
# for whoever uses NAME uses WORD. It understands headers as ours are: no
# declaration of two names at once, no function that returns a pointer to one.
FNR == 1 { statement = inner = ""; depth = 0; in_macro = 0 }

in_macro { in_macro = /\\$/; tell_inside(macro, $0); next }

/^ *#/ {
  in_macro = /\\$/
  macro = ""
  if (sub(/^ *# *define +/, "")) {
    match($0, /^[A-Za-z_0-9]+/)
    tell("macro", macro = substr($0, 1, RLENGTH))
    tell_inside(macro, substr($0, RLENGTH + 1))
  }
  next
}

{
  sub(/\/\/.*/, "")
  gsub(/"([^"\\]|\\.)*"/, "\"\"")
  for (i = 1; i <= length($0); i++)
    take(substr($0, i, 1))
  take(" ")
}

# What stands in braces is kept apart: it belongs to an enum, or to nobody here.
function take(c) {
  if (c == "{" && depth++ == 0) {
    inner = ""
    return
  }
  if (c == "}" && --depth == 0) {
    if (statement ~ /enum[ A-Za-z_]*$/)
      list("constant", inner, ",")
    if (statement ~ /(struct|union)[ A-Za-z_]*$/)
      list("field", inner, "[;,]")
    if (statement !~ /(struct|union|enum)[ A-Za-z_]*$/ && statement !~ /=/)
      end_statement(inner) # it was a function's body
    else
      statement = statement "{}"
    return
  }
  if (depth > 0)
    inner = inner c
  else if (c == ";")
    end_statement("")
  else
    statement = statement c
}

function end_statement(body,   s) {
  s = statement
  statement = ""
  gsub(/__attribute__ *\(\([^()]*(\([^()]*\)[^()]*)*\)\)/, "", s)
  gsub(/_Alignas *\([^()]*\)/, "", s)
  if (s ~ /_Static_assert/)
    return
  if (match(s, /(struct|union|enum) +[A-Za-z_0-9]+ *\{/)) {
    split(substr(s, RSTART, RLENGTH), part, /[ {]+/)
    tell("type", part[2])
  }
  if (s ~ /^ *typedef/) {
    if (match(s, /\(\*[A-Za-z_0-9]+\)/))
      tell("type", substr(s, RSTART + 2, RLENGTH - 3))
    else {
      sub(/ *[(\[].*/, "", s)
      tell("type", last_word(s))
    }
  } else if (s ~ /^[^=]*\(/) {
    sub(/ *\(.*/, "", s)
    tell("function", last_word(s))
    tell_inside(last_word(s), body)
  } else if (s !~ /\{\} *$/ && s ~ /[^ ]/) {
    sub(/ *[=\[].*/, "", s)
    tell("variable", last_word(s))
  }
}

function list(kind, text, between,   part, n, k) {
  n = split(text, part, between)
  for (k = 1; k <= n; k++) {
    sub(/ *=.*/, "", part[k])
    sub(/ *\[.*/, "", part[k])
    if (match(part[k], /\(\*[A-Za-z_0-9]+\)/))
      tell(kind, substr(part[k], RSTART + 2, RLENGTH - 3))
    else
      tell(kind, last_word(part[k]))
  }
}

function last_word(s) {
  sub(/ +$/, "", s)
  sub(/.*[^A-Za-z_0-9]/, "", s)
  return s
}

function tell(kind, name) {
  if (name != "" && name !~ /_H$/)
    print FILENAME, kind, name
}

function tell_inside(name, text,   word, n, k) {
  n = split(text, word, /[^A-Za-z_0-9]+/)
  for (k = 1; name != "" && k <= n; k++)
    if (word[k] ~ /^[A-Za-z_]/)
      print FILENAME, "inside", name, word[k]
}
