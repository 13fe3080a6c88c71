# belief.awk: says what is wrong with a prediction, without giving the key away.
#
#   awk -v name=NAME.c -f belief.awk KEY ANSWER BELIEFS
#
# BELIEFS has, under "-- NAME.c", what somebody with one known belief would
# write down, then `because:` and the sentences that set it right.
FNR == 1 { file++ }
file == 1 { key[FNR] = $0; keys = FNR; next }
file == 2 { answer[FNR] = $0; answers = FNR; next }
/^-- / { judge(); on = $2 == name; lines = same = 0; text = ""; said = 0; next }
!on || !NF || /^#/ { next }
/^because:/ { said = 1; sub(/^because: */, "") }
said { text = text "  " $0 "\n"; next }
{ gsub(/[ \t]+/, " "); if ($0 == answer[++lines]) same++ }

function judge() {
  if (on && lines == answers && same == lines && !found) {
    print "Many people predict exactly that."
    printf "%s", text
    found = 1
  }
}
END {
  judge()
  if (found) exit
  for (i = 1; i <= keys && i <= answers && key[i] == answer[i]; i++) ;
  if (i > answers)
    print "The first " answers " lines are right, but it prints more than that."
  else if (i > keys)
    print "It prints less: your line " i ", \"" answer[i] "\", does not come."
  else
    print "Line " i " is the first that is not printed there: \"" answer[i] "\"."
}
