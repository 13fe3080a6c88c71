# predict.awk: where a prediction leaves the program, without giving it away.
#
#   awk -f predict.awk KEY ANSWER
FILENAME == ARGV[1] { key[FNR] = $0; keys = FNR; next }
{ answer[FNR] = $0; answers = FNR }
END {
  for (i = 1; i <= keys && i <= answers && key[i] == answer[i]; i++) ;
  if (i > answers)
    print "The first " answers " lines are right, but it prints more than that."
  else if (i > keys)
    print "It prints less: your line " i ", \"" answer[i] "\", does not come."
  else {
    for (later = i + 1; later <= keys && key[later] != answer[i]; later++) ;
    print "Line " i " is the first that " (later <= keys ? \
      "comes later than you say" : "is not printed there") \
      ": \"" answer[i] "\"."
  }
}
