# c_text.awk: what one_program.awk has to know of C's text.
function code_of(line,   out, at, two, c) { # without comments, quotes emptied
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

# A piece of text up to where something else begins: a word, a quotation, a
# comment, or one character. Sets piece_kind to "w", "q", "c" or "".
function piece_of(text,   at, quote, c) {
  piece_kind = ""
  if (match(text, /^[A-Za-z0-9_]+/)) { piece_kind = "w"; return substr(text, 1, RLENGTH) }
  if (match(text, /^[^A-Za-z0-9_"'\/]+/)) return substr(text, 1, RLENGTH)
  if (match(text, /^\/\/[^\n]*/)) { piece_kind = "c"; return substr(text, 1, RLENGTH) }
  if (substr(text, 1, 2) == "/*") {
    piece_kind = "c"
    at = index(substr(text, 3), "*/")
    return at ? substr(text, 1, at + 3) : text
  }
  quote = substr(text, 1, 1)
  if (quote == "/") return quote
  piece_kind = "q"
  for (at = 2; at <= length(text); at++) {
    c = substr(text, at, 1)
    if (c == "\\") at++
    else if (c == quote) break
  }
  return substr(text, 1, at)
}

function word_replaced(text, from, to,   out, piece) {
  if (!index(text, from)) return text
  while (text != "") {
    piece = piece_of(text)
    text = substr(text, length(piece) + 1)
    out = out (piece_kind == "w" && piece == from ? to : piece)
  }
  return out
}

function squeezed(text,   out, piece) { # without comments and blanks
  if (text in squeezed_) return squeezed_[text]
  key_ = text
  while (text != "") {
    piece = piece_of(text)
    text = substr(text, length(piece) + 1)
    if (piece_kind == "c") continue
    if (piece_kind == "") gsub(/[ \t\r\n]+/, "", piece)
    if (piece_kind == "w" && last_kind_ == "w") out = out " "
    if (piece != "") last_kind_ = piece_kind
    out = out piece
  }
  return squeezed_[key_] = out
}

function words_in(text,   out, piece) {
  while (text != "") {
    piece = piece_of(text)
    text = substr(text, length(piece) + 1)
    if (piece_kind == "w") out = out " " piece
  }
  return out
}

function last_word(text) {
  sub(/[^A-Za-z0-9_]+$/, "", text)
  sub(/.*[^A-Za-z0-9_]/, "", text)
  return text
}

function word_at(text, i,   found) {
  gsub(/[^A-Za-z0-9_]+/, " ", text)
  split(text, found, " ")
  return found[i]
}
