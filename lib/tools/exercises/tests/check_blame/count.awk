# count.awk: the figures of check_blame.sh, and the cases that went wrong.
{ count[$1]++; took[NR] = $9; cpu[NR] = $10; cures = split($6, name, " ") }
$1 == "right" && cures == 1 { alone++ }
$8 != "" { hangs++; if ($9 > longest_hang) longest_hang = $9 }
$1 == "wrong" || $1 == "silent" {
  printf "%s: %s %s: %s fails, changed: %s; named: %s\n", $1, $2, $3, $4, $5,
    $6 == "" ? "none" : $6 $7
}
function sort(list,   i, k, t) {
  for (i = 2; i <= NR; i++)
    for (k = i; k > 1 && list[k] < list[k - 1]; k--) {
      t = list[k]; list[k] = list[k - 1]; list[k - 1] = t
    }
}
END {
  if (!NR) { print "no cases"; exit 1 }
  sort(took)
  sort(cpu)
  rate = 100 * (count["right"] + count["helper"]) / NR
  printf "blame, %s: %d faults; a function that was changed is named in %.1f " \
    "%%: alone in %d, one of several in %d, as a helper in %d; another in %d, " \
    "none in %d\n", mode, NR, rate, alone, count["right"] - alone,
    count["helper"], count["wrong"], count["silent"]
  middle = int((NR + 1) / 2)
  printf "blame, %s: %.2f s in the middle, %.2f s at most; of the processor " \
    "%.2f and %.2f s; %d hang, %.2f s at most\n", mode, took[middle] / 1000,
    took[NR] / 1000, cpu[middle] / 1000, cpu[NR] / 1000, hangs,
    longest_hang / 1000
  exit rate < demanded
}
