# one_program.awk: a learner's file and the kit's become one, in which each
# function that both have is there twice.
#
#   awk [-v without="name name"] -f c_text.awk -f signatures.awk
#     -f one_program.awk KIT YOURS
#
# Both are given in parts, by functions.awk. Of a function f the learner's text
# becomes f__yours and the kit's f__kit; f itself calls one of them, see swap.h.
# The learner's text comes first, in his order, so that it compiles as it did.
# What the kit's functions need besides, variables, types and helpers of other
# names, follows, unless he has the same names: then both use his.
#
# A helper of his that takes other parameters cannot be swapped: the kit's comes
# along under another name. That and his own other helpers are only counted.
# Those in `without` are not swapped: they did not compile. What the compiler
# says of line N000 of "kit", or a later one, is about the kit's function N.
BEGIN {
  n = split(without, word, " ")
  for (i = 1; i <= n; i++) is_without[word[i]] = 1
}
FNR == 1 { side++; depth = 0; item = "" }
{ kind = $1; line = substr($0, 3) }
kind == "F" {
  f = $2
  function_at[side, ++count[side]] = f
  has[side, f] = count[side]
  if (side == 2) part[++parts] = "F" f
}
kind == "S" {
  gsub(/__attribute__ *\(\((unused|noinline|always_inline)\)\)/, "", line)
  signature[side, f] = line
}
kind == "B" { body[side, f] = body[side, f] line "\n" }
kind == "O" {
  if (side == 2) part[++parts] = "O" line
  outside(line)
}
END { write_all() }

# -- what stands outside of functions -----------------------------------------
function outside(line,   code) {
  code = code_of(line)
  if (item == "" && code ~ /^ *$/) return
  if (item == "") is_directive = code ~ /^ *#/
  item = item code " "
  raw = raw line "\n"
  if (!is_directive) depth += braces(code)
  if (is_directive ? code !~ /\\$/ : !depth && code ~ /; *$/) end_item()
}

function end_item(   kinds) {
  if (is_directive) {
    kinds = item ~ /^ *# *define/ ? "macro" : item ~ /^ *# *line/ ? "" : "#"
    match(item, /define +[A-Za-z0-9_]+/)
    names = kinds == "macro" ? substr(item, RSTART + 7, RLENGTH - 7) : ""
  } else {
    names = names_of(item)
    kinds = item ~ /^ *typedef/ || item ~ /^[^=(]*\{.*\} *;/ ? "type" \
      : item ~ /=/ || item !~ /\(/ || item ~ /^[^(]*\( *\*/ ? "variable" \
      : "prototype"
  }
  if (kinds != "" && kinds != "prototype") {
    item_kind[side, ++items[side]] = kinds
    item_text[side, items[side]] = raw
    item_names[side, items[side]] = names
    n = split(names, word, " ")
    for (i = 1; i <= n; i++) defines[side, word[i]] = 1
  }
  item = raw = ""
}

# -- which functions, and what they call --------------------------------------
function is_static(side, f) {
  return signature[side, f] ~ /(^|[^A-Za-z0-9_])static[^A-Za-z0-9_]/
}

function sort_out(   i, f) {
  for (i = 1; i <= count[1]; i++) {
    f = function_at[1, i]
    if (!((2, f) in has)) continue
    arguments[f] = arguments_of(f)
    if (shape_of(signature[1, f], f) != shape_of(signature[2, f], f) &&
        (is_static(1, f) || is_static(2, f)))
      is_other[f] = 1 # the kit's comes along under the name f__kit
    else if (!(f in is_without) && arguments[f] != "?" &&
             signature[2, f] !~ /(con|de)structor/ &&
             body[1, f] body[2, f] !~ /__builtin_return_address/)
      number[f] = i # whoever looks up the stack must not find us in between
  }
  for (i = 1; i <= count[2]; i++) {
    f = function_at[2, i]
    if (f in number || f in arguments && !(f in is_other)) continue
    arguments[f] = arguments_of(f)
    if (arguments[f] != "?" && signature[2, f] !~ /(con|de)structor/ &&
        body[2, f] !~ /__builtin_return_address/)
      counted[f] = i
  }
  for (f in number)
    differs[f] = squeezed(body[1, f]) != squeezed(body[2, f])
}

# The learner's own helpers that f calls, and those that these call.
function helpers_of(f,   text, found, seen, queue, word_, i, n) {
  queue = f
  while (queue != "") {
    f = queue
    sub(/ .*/, "", f)
    sub(/^[^ ]* */, "", queue)
    n = split(words_in(body[2, f]), called, " ")
    for (i = 1; i <= n; i++) {
      word_ = called[i]
      if (!((2, word_) in has) || word_ in number || word_ in seen) continue
      seen[word_] = 1
      if ((1, word_) in has &&
          squeezed(body[1, word_]) == squeezed(body[2, word_])) continue
      found = found " " word_
      queue = queue (queue == "" ? "" : " ") word_
    }
  }
  return found
}

# His own functions that his tables or macros name: they run even when all else
# is the kit's.
function in_tables(   i, f, text, found) {
  for (i = 1; i <= items[2]; i++)
    if (item_kind[2, i] ~ /variable|macro/)
      text = text words_in(item_text[2, i]) " "
  for (i = 1; i <= count[2]; i++) {
    f = function_at[2, i]
    if (!(f in number) && index(text, " " f " ")) found = found " " f
  }
  return found
}

# -- writing ------------------------------------------------------------------
function write_all(   i, f, what) {
  sort_out()
  print "#include \"exercises/blame/swap.h\""
  for (i = 1; i <= parts; i++) {
    what = substr(part[i], 2)
    if (substr(part[i], 1, 1) == "O") print what
    else if (what in number || what in counted) {
      print signature[2, what] ";"
      printf "%s {\n%s", renamed(signature[2, what], what, what "__yours"), \
        body[2, what]
    } else printf "%s {\n%s", signature[2, what], body[2, what]
  }
  write_swaps()
  write_what_is_needed()
  for (i = 1; i <= count[1]; i++) write_kits(i, function_at[1, i])
}

function write_swaps(   i, f, k) {
  for (i = 1; i <= count[1]; i++) {
    f = function_at[1, i]
    if (!(f in number)) continue
    print "static" bare(" " renamed(signature[2, f], f, f "__kit")) ";"
    swaps = swaps sprintf("  {.name = \"%s\", .differs = %d, .helpers = \"%s\"},\n",
                          f, differs[f], helpers_of(f))
  }
  for (i = 1; i <= count[2]; i++)
    if (function_at[2, i] in counted)
      swaps = swaps "  {.name = \"" function_at[2, i] "\", .own = 1},\n"
  printf "static Swap swaps__[] = {\n%s  {.name = 0}};\n", swaps
  for (i = 1; i <= count[1]; i++) {
    f = function_at[1, i]
    if (!(f in number)) continue
    printf "#line %d000 \"kit\"\n%s {\n", i, signature[2, f]
    printf "SWAP_VISIT(&swaps__[%d]);\n", k
    printf "return swaps__[%d].kits ? %s__kit(%s) : %s__yours(%s);\n}\n", k++,
      f, arguments[f], f, arguments[f]
  }
  for (i = 1; i <= count[2]; i++) {
    f = function_at[2, i]
    if (!(f in counted)) continue
    printf "%s {\nSWAP_VISIT(&swaps__[%d]);\nreturn %s__yours(%s);\n}\n",
      signature[2, f], k++, f, arguments[f]
  }
  print "__attribute__((constructor)) static void swaps__register(void) {"
  for (i = 1; i <= count[1]; i++) {
    f = function_at[1, i]
    if ((2, f) in has && squeezed(body[1, f]) == squeezed(body[2, f])) continue
    if ((2, f) in has ? !(f in number) && !(f in is_other) : !is_static(1, f))
      stuck = stuck " " f
  }
  stuck = stuck in_tables()
  printf "  swap_register(swaps__, \"%s\");\n}\n", stuck
}

# Types first, then the functions' prototypes, then variables.
function write_what_is_needed(   i, f) {
  for (i = 1; i <= items[2]; i++)
    if (item_kind[2, i] == "macro") print "#undef " item_names[2, i]
  print "#line 1 \"kit\""
  write_items("#|macro|type")
  for (i = 1; i <= count[1]; i++) {
    f = function_at[1, i]
    if (f in is_other)
      print renamed(signature[1, f], f, f "__kit") ";"
    else if (!((2, f) in has) && is_static(1, f))
      print signature[1, f] ";"
  }
  write_items("variable")
}

function write_items(kinds,   i, k, n) {
  for (i = 1; i <= items[1]; i++) {
    if (item_kind[1, i] !~ "^(" kinds ")$") continue
    n = split(item_names[1, i], word, " ")
    for (k = 1; k <= n; k++)
      if (item_kind[1, i] != "macro" && (2, word[k]) in defines) break
    if (k > n) printf "%s", kits_words(item_text[1, i])
  }
}

function write_kits(i, f,   text) {
  text = signature[1, f]
  if (f in number)
    text = "static" bare(" " renamed(text, f, f "__kit"))
  else if (f in is_other)
    text = renamed(text, f, f "__kit")
  else if ((2, f) in has || !is_static(1, f))
    return
  printf "#line %d001 \"kit\"\n%s {\n%s", i, text, kits_words(body[1, f])
}

function kits_words(text,   f) {
  for (f in is_other) text = word_replaced(text, f, f "__kit")
  return text
}
