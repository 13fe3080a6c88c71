# shellcheck shell=sh disable=SC2034,SC2154 # prove.sh shares its names
# marks.sh: is a run that fails marked where it left the right way? Sourced by
# prove.sh. What the right way is stands in the file `records`, beside the tests
# (lib/testing_right.h): of a build that is the lesson's, which `make records`
# writes there; of a fix or write it is the solution's, which RECORD=1 writes.

prove_rights() {
  [ "$kind" != build ] && [ -x "$work/solved/out/tests" ] || return 0
  (cd "$here" && RECORDS=$work/records "$work/solved/out/tests" "$exercise" \
    "$work/solved/out") >/dev/null 2>&1
  if [ -n "$RECORD" ]; then
    cp "$work/records" "$here/records"
  else
    cmp -s "$work/records" "$here/records" ||
      wrong 'records is not what the solution does: RECORD=1'
  fi
}

# The place is looked up here once more, without the program that marks it.
prove_marks() {
  right=$here/records
  [ "$kind" != build ] || right=$ROOT/lessons/$lesson/records
  [ -f "$right" ] || return 0
  find "$work" -name '*.trace' -exec awk -f "$tools/prove/marks.awk" "$right" \
    {} + >"$work/marks"
  read -r marked failing <"$work/marks"
  marks=", $marked of $failing failing runs are marked where they went wrong"
  [ $((marked * 100)) -ge $((failing * 95)) ] ||
    wrong "only $marked of $failing failing runs: $(cat "$work/marks")"
}
