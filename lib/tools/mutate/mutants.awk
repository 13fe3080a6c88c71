# mutants.awk: lists small changes of a C file's functions, one a line.
#
#   awk -v file=lib/ring.c -f mutants.awk lib/ring.c
#
# Each line has nine fields, with tabs between them: the file, the line, the
# function, what kind of change, where in the file (from 0), how many bytes go,
# what comes instead (escaped, for printf %b), and the lines that change, as
# they were and as they become.

{ text = text $0 "\n" }

END {
  mask_text()
  find_functions()
}

# Comments, preprocessor lines and the insides of literals become blanks or
# tildes, so that everything stays at its place.
function mask_text(    i, c, two, n, state, start) {
  n = length(text)
  start = 1 # only blanks since the line began
  for (i = 1; i <= n; i++) {
    c = substr(text, i, 1)
    two = substr(text, i, 2)
    if (c == "\n") {
      if (state == "//" || (state == "#" && substr(text, i - 1, 1) != "\\"))
        state = ""
      start = 1
      mask = mask c
    } else if (state == "/*") {
      if (two == "*/") { state = ""; i++; mask = mask " " }
      mask = mask " "
    } else if (state == "//" || state == "#")
      mask = mask " "
    else if (state == "\"" || state == "'") {
      if (c == "\\") { i++; mask = mask "~" }
      else if (c == state) { state = ""; c = "~" }
      mask = mask "~"
    } else if (two == "//" || two == "/*") {
      state = two
      i++
      mask = mask "  "
    } else if (c == "#" && start) {
      state = "#"
      mask = mask " "
    } else {
      if (c == "\"" || c == "'") { state = c; c = "~" }
      mask = mask c
      if (c != " ") start = 0
    }
  }
}

# A function is a block at the outermost level that stands behind a `)`.
function find_functions(    i, c, n, depth, from, begin, head) {
  n = length(mask)
  from = 1
  for (i = 1; i <= n; i++) {
    c = substr(mask, i, 1)
    if (c == "{" && depth++ == 0) {
      head = substr(mask, from, i - from)
      begin = i + 1
    } else if (c == "}" && --depth == 0) {
      if (head ~ /\)[ \n]*$/)
        one_function(head, begin, i)
      from = i + 1
    } else if (c == ";" && depth == 0)
      from = i + 1
  }
}

function one_function(head, begin, end,    name) {
  gsub(/__attribute__ *\(\(([^()]|\([^()]*\))*\)\)/, "", head)
  name = substr(head, 1, index(head, "(") - 1)
  sub(/.*[^A-Za-z0-9_]/, "", name)
  if (head ~ ("void " name "\\("))
    change(name, "returns at once", begin, 0, " return;")
  statements(name, begin, end)
  operators(name, begin, end)
}

# -- statements ---------------------------------------------------------------

function statements(name, begin, end,    i, c, parens, from) {
  from = begin
  for (i = begin; i < end; i++) {
    c = substr(mask, i, 1)
    if (c == "(") parens++
    else if (c == ")") parens--
    else if (parens) continue
    else if (c == "}") from = i + 1
    else if (c == "{") {
      if (past_heads(name, from, i) == i) from = i + 1
      else i = closing(i, "{", "}") # an initializer
    } else if (c == ";") {
      from = past_heads(name, from, i)
      one_statement(name, from, i)
      from = i + 1
    }
  }
}

# Where the bracket at `i` is closed.
function closing(i, open, close_,    c, depth) {
  for (;; i++) {
    c = substr(mask, i, 1)
    if (c == open) depth++
    if (c == close_ && --depth == 0) return i
  }
}

# Behind `if (...)`, `else`, `label:` and their likes. Changes the conditions.
function past_heads(name, from, end,    rest, close_, word) {
  for (;;) {
    rest = substr(mask, from, end - from)
    match(rest, /^[ \n]*/)
    from += RLENGTH
    rest = substr(mask, from, end - from)
    if (match(rest, /^(if|while|for|switch) \(/)) {
      word = substr(rest, 1, RLENGTH - 2)
      close_ = closing(from + RLENGTH - 1, "(", ")")
      conditions(name, word, from + RLENGTH, close_)
      from = close_ + 1
    } else if (match(rest, /^(else|do)[ \n]/) ||
               match(rest, /^case [^:?]*:/) || match(rest, /^[a-z_]+:/))
      from += RLENGTH
    else
      return from
  }
}

function conditions(name, word, from, end,    parts) {
  if (word == "for") {
    split(substr(mask, from, end - from), parts, ";")
    from += length(parts[1]) + 1
    end = from + length(parts[2])
  }
  if (word == "switch" || end <= from) return
  change(name, "never", from, end - from, word == "for" ? " 0" : "0")
  if (word == "if")
    change(name, "always", from, end - from, "1")
}

function one_statement(name, from, end,    rest, value, at) {
  rest = substr(mask, from, end - from)
  if (rest ~ /^return[ \n]/) {
    from += 7
    value = substr(text, from, end - from)
    change(name, "returns zero", from, end - from,
           "(__typeof__(" value ")){0}")
  } else if (match(rest, /^((static|const|struct|unsigned) )*[A-Za-z_][A-Za-z0-9_]*( \*?\**| \*const )[A-Za-z_][A-Za-z0-9_]*(\[[^]]*\])*[ \n]*=[ \n]*/)) {
    at = from + RLENGTH
    change(name, "starts with zero", at, end - at, "{0}")
  } else if (rest == "" || rest ~ /^_Static_assert/)
    return
  else if (rest !~ /^(enum|va_list) / && rest !~ /^((static|const|struct|unsigned) )*[A-Za-z_][A-Za-z0-9_]* \**[A-Za-z_][A-Za-z0-9_]*(\[[^]]*\])*$/ || rest ~ /^goto /)
    change(name, "statement deleted", from, end - from, "")
}

# -- operators ----------------------------------------------------------------

function operators(name, begin, end,    i, c, two, three, before) {
  for (i = begin; i < end; i++) {
    c = substr(mask, i, 1)
    two = substr(mask, i, 2)
    three = substr(mask, i - 1, 3)
    before = substr(mask, i - 1, 1)
    if (two == "->") { i++; continue }
    if (two == "==") swap(name, i++, two, "!=")
    else if (two == "!=") swap(name, i++, two, "==")
    else if (two == "<=") { swap(name, i, two, "<"); swap(name, i++, two, ">") }
    else if (two == ">=") { swap(name, i, two, ">"); swap(name, i++, two, "<") }
    else if (two == "&&") swap(name, i++, two, "||")
    else if (two == "||") swap(name, i++, two, "&&")
    else if (two == "++") swap(name, i++, two, "--")
    else if (two == "--") swap(name, i++, two, "++")
    else if (two == "+=") swap(name, i++, two, "-=")
    else if (two == "-=") swap(name, i++, two, "+=")
    else if (two == "<<") swap(name, i++, two, ">>")
    else if (two == ">>") swap(name, i++, two, "<<")
    else if (c == "!") change(name, "! dropped", i, 1, "")
    else if (three == " < ") { swap(name, i, c, "<="); swap(name, i, c, ">=") }
    else if (three == " > ") { swap(name, i, c, ">="); swap(name, i, c, "<=") }
    else if (three == " + ") swap(name, i, c, "-")
    else if (three == " - ") swap(name, i, c, "+")
    else if (three == " * ") swap(name, i, c, "+")
    else if (three == " / ") swap(name, i, c, "*")
    else if (three == " % ") swap(name, i, c, "/")
    else if (three == " & ") swap(name, i, c, "|")
    else if (three == " | ") swap(name, i, c, "&")
    else if (c == "?" && before ~ /[ \n]/) {
      change(name, "never", i, 0, "&& 0 ")
      change(name, "always", i, 0, "|| 1 ")
    } else if (c ~ /[A-Za-z0-9_]/)
      i = word(name, i)
  }
}

function swap(name, at, from, to) {
  change(name, to " for " from, at, length(from), to)
}

# Numbers, true and false. Returns where the word ends.
function word(name, at,    w) {
  match(substr(mask, at, 100), /^([0-9.]+e-[0-9]+|[A-Za-z0-9_.]+)/)
  w = substr(mask, at, RLENGTH)
  if (w == "true") swap(name, at, w, "false")
  else if (w == "false") swap(name, at, w, "true")
  else if (w == "0") swap(name, at, w, "1")
  else if (w == "1") { swap(name, at, w, "0"); swap(name, at, w, "2") }
  else if (w ~ /^[0-9]+$/) swap(name, at, w, sprintf("%.0f", w + 1))
  return at + length(w) - 1
}

# -- what is printed ----------------------------------------------------------

function change(name, kind, at, count, to,    old, first, last, lines, pad) {
  old = substr(text, at, count)
  if (old == to || (at, count, to) in seen) return
  seen[at, count, to] = 1
  # As many lines as before, so that those below keep their numbers.
  for (pad = newlines(old) - newlines(to); pad > 0; pad--) to = to "\n"
  for (first = at; first > 1 && substr(text, first - 1, 1) != "\n";) first--
  for (last = at + count; substr(text, last, 1) != "\n";) last++
  lines = newlines(substr(text, 1, at - 1)) + 1
  old = substr(text, first, last - first)
  printf "%s\t%d\t%s\t%s\t%d\t%d\t%s\t%s\t%s\n", file, lines, name, kind,
    at - 1, count, escaped(to), squeezed(old),
    squeezed(substr(text, first, at - first) to \
             substr(text, at + count, last - at - count))
}

function newlines(s) { return gsub(/\n/, "", s) }

function escaped(s) {
  gsub(/\\/, "\\\\\\\\", s)
  gsub(/\n/, "\\n", s)
  return s == "" ? "\\c" : s # read(1) would take two tabs for one
}

function squeezed(s) {
  gsub(/[ \t\n]+/, " ", s)
  gsub(/^ | $/, "", s)
  return s
}
