# count.awk: the survivors, and how many changes the tests have seen.
#
# Reads the file `equivalent`, then the results of mutate.sh. A change in both
# counts as none.

FNR == NR {
  if ($0 ~ /^#/) next
  if ($0 ~ /^[^ ]/) { split($0, head, " "); place = head[1] " " head[2] }
  if ($0 ~ /^  - /) old = substr($0, 5)
  if ($0 ~ /^  \+ /) allowed[place, old, substr($0, 5)] = 1
  next
}

$1 == "survived" && (($2 " " $4, $6, $7) in allowed) { $1 = "allowed" }

$1 == "survived" {
  printf "%s %s\n  - %s\n  + %s\n  line %d: %s\n\n", $2, $4, $6, $7, $3, $5
}

{ count[$1]++ }

END {
  changed = count["killed"] + count["survived"]
  rate = changed ? 100 * count["killed"] / changed : 100
  printf "%s: %d changes: %d killed, %d survived;", name, FNR,
    count["killed"], count["survived"]
  printf " %d did not compile, %d are the same code, %d change nothing\n",
    count["broken"], count["same"], count["allowed"]
  printf "%s: %.1f %% of the changes are killed, the aim is %d\n", name, rate,
    aim
  exit rate < aim
}
