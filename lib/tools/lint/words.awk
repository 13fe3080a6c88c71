# words.awk: which names stand in which files, outside comments and strings.
#
# Reads a list of names, a line each, and then C files; prints `FILE NAME` for
# each name that a file has, once. What includes something does not count.
FNR == NR { wanted[$1] = 1; next }

FNR == 1 { in_comment = 0 }

/^ *# *include/ { next }

{
  gsub(/"([^"\\]|\\.)*"/, "\"\"")
  sub(/\/\/.*/, "")
  n = split($0, word, /[^A-Za-z_0-9]+/)
  for (i = 1; i <= n; i++)
    if (word[i] in wanted && !((FILENAME, word[i]) in told)) {
      told[FILENAME, word[i]] = 1
      print FILENAME, word[i]
    }
}
