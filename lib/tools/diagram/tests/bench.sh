#!/bin/sh
# How long the source of a picture takes: bench.sh DIAGRAM FOLDER
# Twice the events must take twice the time.

set -u
work=$2
rm -rf "$work" && mkdir -p "$work" || exit 2
trap 'rm -rf "$work"' EXIT

# A loop whose callback schedules itself again and again, six events a round.
trace() {
  awk -v events="$1" 'BEGIN {
    print "{\"name\":\"bench\",\"loop\":true,\"actors\":[" \
      "{\"id\":\"m\",\"label\":\"main\",\"kind\":\"main\"}," \
      "{\"id\":\"l\",\"label\":\"loop\",\"kind\":\"loop\"}," \
      "{\"id\":\"c\",\"label\":\"tick()\",\"kind\":\"cb\"}]}"
    split("select due run print call_later return", verb)
    split("l l l c c c", actor)
    split("- c c - c l", target)
    split("1 tick tick hello tick -", value)
    for (seq = 1; seq <= events; seq++) {
      k = (seq - 1) % 6 + 1
      round = int((seq - 1) / 6)
      h = k == 2 || k == 3 ? round : k == 5 ? round + 1 : 0
      printf "{\"seq\":%d,\"t\":%d,\"iter\":%d,\"actor\":\"%s\",", \
        seq, round, round, actor[k]
      printf "\"verb\":\"%s\",\"target\":\"%s\",\"value\":\"%s\",", \
        verb[k], target[k] == "-" ? "" : target[k], \
        value[k] == "-" ? "" : value[k]
      printf "\"src\":\"bench.c:%d\",\"h\":%d", k, h + 1
      print (k == 5 ? ",\"delay\":1,\"when\":" round + 1 : "") "}"
    }
  }'
}

for events in 25000 50000 100000; do
  trace $events >"$work/bench.trace"
  for view in lanes map text chrome; do
    start=$(date +%s%N)
    "$1" $view "$work/bench.trace" >/dev/null || exit 1
    end=$(date +%s%N)
    echo "$events events, $view: $(((end - start) / 1000000)) ms"
  done
done
