# rows.awk: which test has noticed that a row was broken?
#
#   awk -F '\t' -f rows.awk ROWS TESTS FAILED BITES
#
# ROWS are those of the matrix, TESTS has LESSON, TEST and its rows, FAILED has
# EDIT, LESSON and the test that failed, or "-" and why there was no run. BITES
# are the lines of `rows`. Prints each row with what has come of it.
function bad(words) {
  print words
  wrong = 1
}
FNR == 1 { part++ }
/^#/ || !NF { next }
part == 1 {
  split($0, word, " ")
  if (word[2] != "-") honest[word[1]] = 1
  next
}
part == 2 {
  n = split($3, row, " ")
  for (i = 1; i <= n; i++) named[row[i]] = named[row[i]] " " $2
  next
}
part == 3 && $2 == "-" { broken[$1] = $3; next }
part == 3 { failed[$1, $3] = 1; next }
{
  n = split($0, word, " ")
  id = word[1]
  seen[id] = 1
  if (!(id in honest)) bad(id " is no row that a test has to cover")
  if (word[2] == "-") {
    left++
    sub(/^[^ ]+ - /, "")
    print id " cannot be broken: " $0
    next
  }
  m = split(named[id], test, " ")
  some = 0
  for (j = 1; j <= m; j++) {
    hit = ""
    for (i = 2; i <= n; i++)
      if ((word[i], test[j]) in failed) hit = hit " " word[i]
    some += hit != ""
    if (hit == "") bad(id ": " test[j] " notices nothing")
    else print id " " test[j] ":" hit
  }
  for (i = 2; i <= n; i++) {
    if (word[i] in broken) bad(word[i] ": " broken[word[i]])
    used = 0
    for (j = 1; j <= m; j++) used += (word[i], test[j]) in failed
    if (!used && !(word[i] in broken)) bad(id ": nobody notices " word[i])
  }
  if (some) bitten++
  pairs += some
}
END {
  # Of some rows only, the others are not asked for.
  if (!ENVIRON["ROWS"])
    for (id in honest)
      if (id in named && !(id in seen)) bad("no change breaks " id)
      else if (!(id in seen)) later++
  printf "rows-bite: %d rows were broken, and %d times a test that names the " \
    "row has noticed; %d cannot be broken\n", bitten, pairs, left
  if (later) printf "rows-bite: %d rows of other lessons have no change that " \
    "breaks them\n", later
  exit wrong
}
