# shellcheck shell=sh disable=SC2034,SC2154 # check.sh shares its names
# seeded.sh: `make check SEED=n` in a wrong-line: one more record in which a line
# cannot have happened; sourced by check.sh. The programs are those of the
# lesson's predict and wrong-line; they run on the floor that the learner has
# written, as far as he has. Which one is taken, which line, and what stands
# there is drawn by the seed.
seeded=$OUT/seeded

floor_objects() { # makes the learner's, and sets objects to them and whose
  mine=${exercise%%-*}-build objects='' whose="the kit's floor"
  [ -d "$ROOT/exercises/$mine" ] || return 0
  (use "$mine" && ! is_untouched) || return 0
  if in_folder "$ROOT/exercises/$mine" objects >/dev/null 2>&1; then
    objects=$(cd "$BUILD/exercises/$mine" && for object in *.o; do
      printf '%s ' "$PWD/$object"
    done)
    whose="your own $mine"
  else
    whose="the kit's floor, since your $mine does not compile"
  fi
}

# The record of each program: in seeded/EXERCISE/NAME.txt. Where the learner's
# floor does something else than the kit's, it is none of a right program.
make_records() {
  for other in $(exercises | grep "^${exercise%%-*}-[pw]r[eo][dn]"); do
    in_folder "$ROOT/exercises/$other" programs >/dev/null 2>&1 &&
      in_folder "$ROOT/exercises/$other" one OUT="$seeded/$other" \
        FLOOR="$lesson" INSTEAD="$objects" >/dev/null 2>&1 || continue
    for name in $(field step "$ROOT/exercises/$other/steps" | sed 's/\..*//'); do
      true_record "$other" "$name" >"$seeded/$other/$name.true"
      TRACE=$seeded/$other/$name.trace "$seeded/$other/one/one" "$name" \
        >/dev/null 2>&1
      awk -f "$tools/trace.awk" "$seeded/$other/$name.trace" \
        >"$seeded/$other/$name.txt" 2>/dev/null
      cmp -s "$seeded/$other/$name.true" "$seeded/$other/$name.txt" ||
        differ="$differ $name"
    done
  done
}

true_record() { # true_record EXERCISE NAME: on the kit's floor
  TRACE=$seeded/$1/kit-$2.trace "$BUILD/exercises/$1/programs/$2" --virtual \
    >/dev/null 2>&1
  awk -f "$tools/trace.awk" "$seeded/$1/kit-$2.trace"
}

draw_a_line() { # sets program, number, letter and instead
  find "$seeded" -name '*.true' | sort | while read -r record; do
    awk -v lesson="${exercise%%-*}" -f "$tools/check/seeded.awk" "$record" |
      sed "s|^|${record#"$seeded"/}	|"
  done >"$seeded/ways"
  # Neighbouring seeds shall not give neighbouring lines.
  awk -v seed="$SEED" '{ way[NR - 1] = $0 }
    END {
      for (i = 0; i < 5; i++) seed = (seed * 69069 + 12345) % 2147483648
      if (NR) print way[int(seed / 65536) % NR]
    }' "$seeded/ways" >"$seeded/way"
  tab=$(printf '\t')
  IFS=$tab read -r program number letter instead <"$seeded/way"
}

new_record() { # writes seed-N.txt, and true/seed-N.txt
  rm -rf "$seeded"
  mkdir -p "$seeded/true"
  differ=''
  floor_objects
  make_records
  draw_a_line || finish broken 0 'no record could be made'
  numbered <"$seeded/$program" >"$seeded/true/$record_name"
  awk -v n="$number" -v instead="$instead" 'NR == n { $0 = instead } { print }' \
    "$seeded/$program" | numbered >"$seeded/$record_name"
  source=${program%.true}
}

check_seeded() {
  case $SEED in
  *[!0-9]* | ??????????*)
    say "SEED=$SEED is no number of up to nine digits."
    finish failed 0 "SEED=$SEED"
    ;;
  esac
  record_name=seed-$SEED.txt
  new_record
  section "$record_name" "$FROM/answers.txt" >"$OUT/answer"
  say "Record $record_name: exercises/$source.c, made on $whose."
  [ -z "$differ" ] || say "On your floor these do something else than on the" \
    "kit's, so the record is the kit's:$differ"
  say
  cat "$seeded/$record_name"
  say
  if [ ! -s "$OUT/answer" ] || grep -q '?$' "$OUT/answer"; then
    say "Which line cannot have happened, and which reason of the README says" \
      "why? Add to answers.txt, and make check SEED=$SEED again:"
    say
    printf '  -- %s\n  line: ?\n  reason: ?\n' "$record_name"
    finish open 0 "$record_name is not answered"
  fi
  awk -v name="$record_name" -f "$tools/check/wrong_line.awk" \
    "$seeded/true/$record_name" "$seeded/$record_name" "$OUT/answer" ||
    finish failed 0 "$record_name: another line"
  [ "$(field reason "$OUT/answer" | tr '[:upper:]' '[:lower:]')" = "$letter" ] || {
    say "It is line $number, but the reason is another one."
    finish failed 0 "$record_name: another reason"
  }
  say "Right: line $number was \"$(sed -n "${number}p" "$seeded/$program")\"."
  say "  Next:    make check SEED=$((SEED + 1))"
  finish 'done' "$steps"
}
