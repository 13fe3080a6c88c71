# signatures.awk: what one_program.awk has to know of how something is
# declared.
function bare(text) { # without what does not belong to the type
  gsub(/(^|[^A-Za-z0-9_])(static|inline|extern)[^A-Za-z0-9_]/, " ", text)
  return text
}

function renamed(text, f, to,   at) {
  at = match(text, "(^|[^A-Za-z0-9_])" f " *\\(")
  if (substr(text, at, 1) !~ /[A-Za-z0-9_]/) at++
  return substr(text, 1, at - 1) to substr(text, at + length(f))
}

# Sets parameter[1..n] and returns n, or -1 if there is one without a name.
function parameters_of(text, f,   at, c, deep, n, one) {
  text = substr(text, match(text, "(^|[^A-Za-z0-9_])" f " *\\("))
  text = substr(text, index(text, "(") + 1)
  n = 0
  for (at = 1; at <= length(text); at++) {
    c = substr(text, at, 1)
    if (c == "(" || c == "[") deep++
    if (c == "," && !deep || c == ")" && !deep--) {
      parameter[++n] = one
      one = ""
      if (c == ")") break
    } else {
      if (c == "]") deep--
      one = one c
    }
  }
  return n == 1 && parameter[1] ~ /^ *(void)? *$/ ? 0 : n
}

function argument_of(text) { # the name in a parameter, or ""
  if (match(text, /\( *\*[ a-z]*[A-Za-z0-9_]+ *\)/))
    return last_word(substr(text, RSTART, RLENGTH - 1))
  sub(/\[.*/, "", text)
  return text ~ /[A-Za-z0-9_] *$/ && text ~ /[A-Za-z0-9_][ *]+[A-Za-z0-9_]+ *$/ \
    ? last_word(text) : ""
}

function shape_of(text, f,   n, i, shape, name, one) { # its type in one spelling
  n = parameters_of(text, f)
  shape = bare(substr(text, 1, match(text, "(^|[^A-Za-z0-9_])" f " *\\(")))
  for (i = 1; i <= n; i++) {
    one = parameter[i]
    name = argument_of(one)
    if (name != "") one = word_replaced(one, name, "")
    gsub(/\[[^][]*\]/, "*", one)
    sub(/ const *$/, "", one)
    sub(/\*const *$/, "*", one)
    if (one !~ /\*/) sub(/const /, "", one)
    shape = shape "," one
  }
  gsub(/ +/, "", shape)
  return shape
}

function arguments_of(f,   n, i, list, name) { # "a, b", or "?"
  n = parameters_of(signature[2, f], f)
  for (i = 1; i <= n; i++) {
    name = argument_of(parameter[i])
    if (name == "") return "?"
    list = list (i > 1 ? ", " : "") name
  }
  return list
}

# What a declaration declares: a tag, the constants of an enum, variables.
function names_of(code,   found, inner) {
  gsub(/__attribute__ *\(\([^()]*(\([^()]*\))?[^()]*\)\)/, "", code)
  if (match(code, /(struct|union|enum) +[A-Za-z0-9_]+ *\{/))
    found = word_at(substr(code, RSTART), 2)
  if (match(code, /enum *[A-Za-z0-9_]* *\{[^}]*\}/)) {
    inner = substr(code, RSTART, RLENGTH)
    sub(/^[^{]*\{/, "", inner)
    gsub(/= *[^,}]*/, "", inner)
    gsub(/[,}]/, " ", inner)
    found = found " " inner
  }
  while (gsub(/\{[^{}]*\}/, "", code));
  gsub(/=[^,;]*/, "", code)
  while (gsub(/\[[^][]*\]/, "", code));
  if (code ~ /\(\*/) sub(/^[^(]*\(\*/, "", code)
  sub(/[();].*/, "", code)
  n = split(code, word, ",")
  for (i = 1; i <= n; i++) found = found " " last_word(word[i])
  return found
}
