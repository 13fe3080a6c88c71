# functions.awk: functions that are too long: -v most=LINES.
#
# It understands C as clang-format leaves it: what starts in the first column
# is a declaration, its `{` ends a line, and its `}` stands alone in the first
# column. A head with a `(` and no `=` before it is a function's, which is
# counted from its head's first line to its `}`.
FNR == 1 { head = ""; inside = 0 }

inside && /^}/ {
  if (inside == 2 && FNR - start + 1 > most)
    print FILENAME ": " name "() has " FNR - start + 1 " lines, not " most \
      " at most"
  inside = 0
  next
}
inside { next }

/^$/ || /^#/ || /^\/\// || /;$/ || /^}/ { head = ""; next }

{
  if (head == "")
    start = FNR
  head = head " " $0
}

/{$/ {
  name = head
  gsub(/__attribute__\(\([^)]*(\([^)]*\))?\)\)/, "", name)
  inside = 1
  if (name ~ /^[^=]*\(/) {
    inside = 2
    if (name ~ /START_TEST|^ *[A-Z_]+\(/)
      sub(/^[^(]*\(/, "", name) # START_TEST(name)
    sub(/[(),].*/, "", name)
    sub(/.*[ *]/, "", name)
  }
  head = ""
}
