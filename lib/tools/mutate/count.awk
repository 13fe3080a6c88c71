# count.awk: the survivors, and how many changes the tests have seen.
#
# Reads the file `equivalent`, then the results of mutate.sh. A change in both
# counts as none.

FNR == NR {
  if ($0 ~ /^#/) next
  if ($0 ~ /^[^ ]/) { split($0, head, " "); place = head[1] " " head[2] }
  if ($0 == "  - any line") whole[place] = 1
  if ($0 ~ /^  - /) old = substr($0, 5)
  if ($0 ~ /^  \+ /) allowed[place, old, substr($0, 5)] = 1
  next
}

$1 == "survived" && (($2 " " $4, $6, $7) in allowed ||
                     ($2 " " $4) in whole) { $1 = "allowed" }

$1 == "survived" {
  printf "%s %s\n  - %s\n  + %s\n  line %d: %s\n\n", $2, $4, $6, $7, $3, $5
}

{
  count[$1]++
  if (!($2 in seen)) { seen[$2]; files[++n] = $2 }
  of[$2, $1]++
}

function words(killed, endless, survived) {
  return sprintf("%d killed, %d endless, %d survived", killed, endless,
    survived)
}

END {
  for (i = 1; i <= n; i++)
    printf "%s: %s, %d change nothing\n", files[i], words(of[files[i],
      "killed"], of[files[i], "endless"], of[files[i], "survived"]),
      of[files[i], "allowed"]
  changed = count["killed"] + count["endless"] + count["survived"]
  rate = changed ? 100 - 100 * count["survived"] / changed : 100
  printf "%s: %d changes: %s;", name, FNR, words(count["killed"],
    count["endless"], count["survived"])
  printf " %d did not compile, %d are the same code, %d change nothing\n",
    count["broken"], count["same"], count["allowed"]
  printf "%s: %.1f %% of the changes are seen, the aim is %d;", name, rate, aim
  printf " %.1f %% without the endless ones\n",
    changed ? 100 * count["killed"] / changed : 100
  exit rate < aim
}
