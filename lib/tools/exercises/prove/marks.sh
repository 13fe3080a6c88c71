# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# marks.sh: is a run that fails marked where it left the right way? Sourced by
# prove.sh. What the right way is stands in the file `records`, beside the tests
# (lib/testing_right.h): of a build that is the lesson's, which `make records`
# writes there; of a fix or write it is the solution's, which RECORD=1 writes.

prove_rights() {
  [ "$kind" != build ] && [ -x "$out/tests" ] || return 0
  (cd "$kit/exercises/$exercise" && RECORDS=$work/records \
    "$out/tests" "$exercise" "$out") >/dev/null 2>&1
  if [ -n "$RECORD" ]; then
    cp "$work/records" "$here/records"
    cp "$work/records" "$kit/exercises/$exercise/records"
  else
    cmp -s "$work/records" "$here/records" ||
      wrong 'records is not what the solution does: RECORD=1'
  fi
}

# After each check. The place is looked up once more, without the program that
# marks it.
look_at_marks() {
  right=$here/records
  [ "$kind" != build ] || right=$ROOT/lessons/$lesson/records
  [ -f "$right" ] || return 0
  find "$out" -name '*.trace' -exec awk -f "$tools/prove/marks.awk" "$right" \
    {} + >>"$work/marks"
}

prove_marks() {
  [ -f "$work/marks" ] || return 0
  read -r marked failing <<END
$(awk '/^[0-9]+ [0-9]+$/ { m += $1; f += $2 } END { print m + 0, f + 0 }' "$work/marks")
END
  marks=", $marked of $failing failing runs are marked where they went wrong"
  [ $((marked * 100)) -ge $((failing * 95)) ] ||
    wrong "only $marked of $failing failing runs: $(cat "$work/marks")"
}
