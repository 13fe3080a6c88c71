#!/bin/sh
# check_blame.sh known|planted: is the function that is blamed the one that is
# wrong? Over the known wrong answers of all builds; or over faults of one line,
# planted by chance in floors that are written otherwise than the kit's
# (check_blame/NN-build). In the environment:
#
#   SAMPLE=N     only N of them; SEED is the chance
#   JOBS=N       so many at once
#   ONLY=NAME    only this exercise
#
# It is right when one of the functions that were changed is named, by itself or
# as a helper of the one that is named. Silence is not right. The figures are
# printed; see `demanded` for what is asked of them.
set -u
. "$(dirname "$0")/../where.sh"
export LC_ALL=C
JOBS=${JOBS:-2} SAMPLE=${SAMPLE:-} SEED=${SEED:-1}
mode=$1
work=$BUILD/checks/blame/$mode
# shellcheck source=check_blame/floors.sh
. "$tools/tests/check_blame/floors.sh"
# shellcheck source=check_blame/planted.sh
. "$tools/tests/check_blame/planted.sh"
# shellcheck source=check_blame/case.sh
. "$tools/tests/check_blame/case.sh"

known_cases() { # "EXERCISE NAME" of each wrong answer
  for name in $builds; do
    for edit in "$ROOT/solutions/$name"/wrong/*.edit; do
      edit=${edit##*/}
      say "$name ${edit%.edit}"
    done
  done
}

known_case() { # known_case EXERCISE NAME FOLDER: makes it there
  awk -v from="$(right_floor "$1")" -v to="$3" -f "$tools/edit.awk" \
    "$ROOT/solutions/$1/wrong/$2.edit"
}

planted_cases() { # of each small change
  for name in $builds; do
    planted_in "$name" "$others/$name"
  done
}

planted_case() { # planted_case EXERCISE CHANGE FOLDER
  plant "$2" "$others/$1" "$3"
}

job() { # job NUMBER: every JOBSth case, until there are enough
  awk -v n="$1" -v jobs="$JOBS" 'NR % jobs == n' "$work/cases" |
    while read -r name change; do
      [ "$(cat "$work"/result.* 2>/dev/null | grep -c .)" -lt "$most" ] || break
      one_case "$name" "$change" "$work/job.$1" >>"$work/result.$1"
    done
}

rm -rf "$work"
mkdir -p "$work"
builds=${ONLY:-$(exercises | grep -- '-build$')}
[ "$mode" = known ] || builds=$(written_otherwise)
prepare_floors || exit 1
"${mode}_cases" | awk -v seed="$SEED" 'BEGIN { srand(seed) }
  { printf "%.9f %s\n", rand(), $0 }' | sort -n | cut -d ' ' -f 2- \
  >"$work/cases"
case $mode in
known) most=${SAMPLE:-100000} demanded=97 ;;
planted) most=${SAMPLE:-250} demanded=95 ;;
esac
[ -z "$SAMPLE" ] || [ "$SAMPLE" -ge 90 ] || demanded=85 # one more or less
n=0
while [ "$n" -lt "$JOBS" ]; do
  job "$n" &
  n=$((n + 1))
done
wait
cat "$work"/result.* >"$work/results"
awk -F '\t' -v mode="$mode" -v demanded="$demanded" \
  -f "$tools/tests/check_blame/count.awk" "$work/results"
