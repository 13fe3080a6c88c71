# words.awk: what blame.c has found, for a learner.
#
#   awk -v step=STEP_OF_THE_TEST -f words.awk WHERE FOUND
#
# WHERE has lines "step: FUNCTION N" and "read: FUNCTION HEADING"; FOUND the
# fields that blame.c writes.
{ key = $1; value = substr($0, length($1) + 2) }
key == "step:" { step_of[$2] = $3; next }
key == "read:" { heading[$2] = substr(value, length($2) + 2); next }
key == "cure:" { cure[++cures] = value }
key == "hung:" { hung = hung (hung == "" ? "" : ",") value }
key == "helpers:" { helpers = helpers (helpers == "" ? "" : ",") value }
{ found[key] = value }

function and_between(names,   n, name, i, text) { # "a() and b()"
  n = split(names, name, /[ ,]+/)
  for (i = 1; i <= n; i++)
    text = text (i == 1 ? "" : i == n ? " and " : ", ") name[i] "()"
  return text
}

function with_step(name) { # "generator_yield() (step 4)"
  return name "()" (step_of[name] == "" ? "" : " (step " step_of[name] ")")
}

function one(name,   others) {
  others = found["others:"] + 0
  if (step_of[name] != "" && step_of[name] != step)
    printf "This test belongs to step %s, but what is wrong is elsewhere: " \
      "with the kit's %s, and everything else yours, it passes. ", step,
      with_step(name)
  else
    printf "With the kit's %s(), and everything else yours, this test " \
      "passes. ", name
  printf "Look there%s.", helpers == "" ? "" \
    : ", or in your " and_between(helpers) ", which it calls"
  if (others)
    printf " Then %d %s of this step still %s.", others,
      others == 1 ? "other" : "others", others == 1 ? "fails" : "fail"
  print ""
}

function several(   i, text) {
  for (i = 1; i <= cures; i++)
    text = text (i == 1 ? "" : i == cures ? " and " : ", ") with_step(cure[i])
  printf "No single function explains it. With the kit's %s together this " \
    "test passes: either one of them is wrong, or they disagree on who does " \
    "what%s.\n", text, helpers == "" ? "" \
    : "; or it is in your " and_between(helpers) ", which they all call"
}

END {
  if (cures == 1) one(cure[1])
  if (cures > 1) several()
  if (found["outside:"] != "")
    print "Even with all of the kit's functions this test fails: look at what" \
      " stands outside the functions of your file: variables, tables, constants."
  if (hung != "")
    print "When time was up, " and_between(hung) " had not returned."
  if (found["event:"] != "") {
    print "The two runs part at event " found["event:"] ":"
    print "  yours:     " found["yours:"]
    print "  the kit's: " found["kits:"]
  }
  for (i = 1; i <= cures; i++)
    if (heading[cure[i]] != "" && !(heading[cure[i]] in said)) {
      said[heading[cure[i]]] = 1
      print "The rule for " cure[i] "(): \"" heading[cure[i]] "\""
    }
}
