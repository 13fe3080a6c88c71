# shellcheck shell=sh disable=SC2154 # who sources it has where.sh
# planted.sh: faults of one line; sourced by check_blame.sh and check_tower.sh.
# A change is FILE:AT:COUNT:WHAT, from mutants.awk: so many bytes at this place
# become these.

planted_in() { # planted_in EXERCISE FOLDER: "EXERCISE CHANGE" of each there
  for file in "$2"/*.c; do
    awk -v file="${file##*/}" -f "$ROOT/lib/tools/mutate/mutants.awk" \
      "$file" | awk -F '\t' -v name="$1" '{
        if ($7 ~ /__\((NULL|false|0)\)/) next # the same
        sub(/^ return;/, "\\n return;", $7) # no brace before it
        gsub(/ /, "\\0040", $7); print name, $1 ":" $5 ":" $6 ":" $7 }'
  done
}

plant() { # plant CHANGE FROM TO: the file with the change goes to TO
  file=${1%%:*} rest=${1#*:}
  at=${rest%%:*} rest=${rest#*:}
  n=${rest%%:*} new=${rest#*:}
  {
    head -c "$at" "$2/$file"
    printf %b "$new"
    tail -c +$((at + n + 1)) "$2/$file"
  } >"$3/$file"
}
