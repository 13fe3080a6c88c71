#!/bin/sh
# check_tower.sh: a floor that passes its build exercise passes the tower.
# Faults of one line are planted in right floors, the kit's and those of
# check_blame/NN-build. What `make check` in the exercise's folder accepts, for
# nobody can see it there or no test looks, `make tower` has to accept, too:
# else a learner who is told "done" stands before a tower that falls, and no
# function is named. In the environment:
#
#   SAMPLE=N     only N of the faults; SEED is the chance
#   JOBS=N       so many at once
#   ONLY=NAME    only this exercise
#   SKIP=N       not the first N of the faults, in the order of SEED
set -u
. "$(dirname "$0")/../where.sh"
export LC_ALL=C
JOBS=${JOBS:-2} SAMPLE=${SAMPLE:-100000} SEED=${SEED:-1} SKIP=${SKIP:-0}
builds=${ONLY:-$(exercises | grep -- '-build$')}
work=$BUILD/checks/tower
# shellcheck source=check_blame/planted.sh
. "$tools/tests/check_blame/planted.sh"

right_floors() { # each right floor in work/kits/NAME and work/others/NAME
  for name in $builds; do
    for whose in kits others; do
      mkdir -p "$work/$whose/$name"
      sh "$tools/make_files.sh" solved "$name" "$work/$whose/$name" || return
    done
    cp "$tools/tests/check_blame/$name"/*.c "$work/others/$name"
    in_folder "$ROOT/exercises/$name" kit >/dev/null 2>&1 || return
  done
  # What the copies share is made before: who makes it there writes down what it
  # depends on under another name, and it would never be made again here.
  programs=$BUILD/objects/checked
  for floor in $(lessons); do
    in_folder "$ROOT/lessons/$floor" "$programs/$floor/tests" >/dev/null 2>&1 ||
      return
  done
  in_folder "$ROOT/lessons/05-tasks" "$programs/05-tasks/final" >/dev/null 2>&1
}

faults() { # "WHOSE EXERCISE CHANGE" of each
  for name in $builds; do
    for whose in kits others; do
      planted_in "$name" "$work/$whose/$name" | sed "s/^/$whose /"
    done
  done | awk -v seed="$SEED" 'BEGIN { srand(seed) }
    { printf "%.9f %s\n", rand(), $0 }' | sort -n | cut -d ' ' -f 2- |
    tail -n "+$((SKIP + 1))" | head -n "$SAMPLE"
}

# A copy of the kit in which a learner has this one floor. What is made of the
# kit's own files is shared; the programs are its own.
make_kit() { # make_kit FOLDER
  mkdir -p "$1/build/objects/checked"
  ln -s "$ROOT/lib" "$ROOT/solutions" "$1/"
  cp -pR "$ROOT/exercises" "$ROOT/lessons" "$1/" # make asks for ../.. there
  for name in $builds; do
    objects=$1/build/tower/${name%%-*}/objects/checked
    mkdir -p "$objects"
    for place in "$objects" "$1/build/objects/checked"; do
      ln -sf "$BUILD/objects/checked/lib" "$BUILD/objects/checked/lessons" \
        "$place/"
      cp -p "$BUILD/objects/checked/.how" "$place/" # its age counts
    done
    in_folder "$1/exercises/$name" reset YES=1 BUILD="$1/build" >/dev/null 2>&1
    rm -rf "$1/exercises/$name"/kept-*
  done
}

is_accepted() { # is_accepted EXERCISE KIT: by the exercise
  in_folder "$2/exercises/$1" check BUILD="$2/build" DRAW='' \
    >"$2/text" 2>&1 </dev/null
  read_result "$2/build/exercises/$1/result"
  [ "$status" = 'done' ]
}

# tower.sh, with a limit for a floor that never comes to an end.
# shellcheck disable=SC3045 # dash, bash and busybox have it
stands() { # stands KIT: does the tower?
  (ulimit -t 60 && BUILD="$1/build" DRAW='' \
    sh "$1/lib/tools/exercises/tower.sh") >"$1/text" 2>&1 </dev/null
}

one_fault() { # one_fault WHOSE EXERCISE CHANGE KIT: prints what came of it
  cp "$work/$1/$2"/*.c "$4/exercises/$2/"
  plant "$3" "$work/$1/$2" "$4/exercises/$2"
  if ! is_accepted "$2" "$4"; then
    say refused
  elif stands "$4"; then
    say accepted "$1" "$2" "$3"
  else
    say "fallen $1 $2 $3"
    grep -e FAILED -e error -e rule "$4/text" | head -n 4 | sed 's/^/    /'
  fi
  cp "$work/given/$2"/*.c "$4/exercises/$2/"
}

job() { # job NUMBER: every JOBSth fault
  make_kit "$work/kit.$1"
  awk -v n="$1" -v jobs="$JOBS" 'NR % jobs == n' "$work/faults" |
    while read -r whose name change; do
      one_fault "$whose" "$name" "$change" "$work/kit.$1" >>"$work/result.$1"
    done
}

rm -rf "$work"
mkdir -p "$work"
right_floors || exit 1
for name in $builds; do
  sh "$tools/make_files.sh" pristine "$name" "$work/given/$name"
done
faults >"$work/faults"
n=0
while [ "$n" -lt "$JOBS" ]; do
  job "$n" &
  n=$((n + 1))
done
wait
cat "$work"/result.* >"$work/results"
count() { grep -c "^$1" "$work/results"; }
say "tower: $(wc -l <"$work/faults") faults: $(count refused) refused by the" \
  "exercise, $(count accepted) accepted by it and by the tower"
[ "$(count fallen)" = 0 ] && [ "$(count '[a-z]')" -gt 0 ] || {
  say "The exercise accepts these, and the tower falls:"
  grep -v -e '^refused' -e '^accepted' "$work/results"
  exit 1
}
