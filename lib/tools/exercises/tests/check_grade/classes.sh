# shellcheck shell=sh disable=SC2034,SC2154 # check_grade.sh shares its names
# classes.sh: two classes with the same submissions are graded side by side,
# twice; sourced by check_grade.sh. CLASS=40: so many in a class.
#
# Half of a class is hostile, half is solved, half done, or wrong as people are.
# An honest one and a hostile one are a pair: each class grades each of the two
# beside each of the two, and what comes out of it may depend on nothing else: the
# points, and for an honest one the reasons too.
class=$work/class
mkdir -p "$class"

# -- the submissions ----------------------------------------------------------
nth() { # nth N WORD...: the Nth of these words, which begin again behind the last
  shift $(((($1 - 1) % ($# - 1)) + 1))
  say "$1"
}

# answer EXERCISE N FOLDER: the solution, nothing yet, or a known wrong answer
answer() {
  mkdir -p "$3"
  case $(nth "$2" solved pristine "$ROOT/solutions/$1"/wrong/*.edit) in
  solved) sh "$tools/make_files.sh" solved "$1" "$3" ;;
  pristine) sh "$tools/make_files.sh" pristine "$1" "$3" ;;
  *)
    awk -v from="$ROOT/solutions/$1" -v to="$3" -f "$tools/edit.awk" \
      "$(nth "$2" solved pristine "$ROOT/solutions/$1"/wrong/*.edit)"
    ;;
  esac
}

honest() { # honest N: makes it
  answer 01-fix-spread "$1" "$class/honest-$1/exercises/01-fix-spread"
  answer 01-write-sieve "$1" "$class/honest-$1/exercises/01-write-sieve"
}

hostile_of() { # hostile_of N PAIRS: one of the attacks, of all kinds
  sed -n "$((1 + ($1 - 1) * $(wc -l <"$work/attacks") / $2))p" "$work/attacks"
}

# -- the classes --------------------------------------------------------------
# grades ONE-OR-TWO FOLDER: that class, and keeps what it says of it
grades() {
  place=$places-${where%%:*}/class-$1 name=${2##*/}
  as "$where" env GRADE_PLACE="$place" sh "$tools/grade.sh" "$2" \
    >"$class/said-$1" 2>&1
  sed "s,$place,GRADE_PLACE,g" "$place/results.json" \
    >"$class/$name.$1.$session" || cat "$class/said-$1"
}

side_by_side() { # side_by_side FOLDER FOLDER: what the first class grades, and
  # what the second does
  session=$((session + 1))
  grades one "$1" &
  first=$!
  grades two "$2"
  wait $first
}

same() { # same FOLDER [COMMAND...]: has it the same points and reasons each
  # time? Of each result, what the command leaves of it is compared.
  folder=$1 before=
  shift
  for result in "$class/${folder##*/}".*.*; do
    "${@:-cat}" "$result" >"$result-seen"
    before=${before:-$result-seen}
    grep -q '^  "score": [0-9]' "$result" && cmp -s "$before" "$result-seen" &&
      continue
    fail "${folder##*/} in a class ($where):"
    diff "$before" "$result-seen"
  done
  rm -f "$class"/*-seen
}

# An attack that writes where its own check does is sometimes the last to write:
# the reason that is told is then its own, the points never are.
points_of() { sed 's/, "output": ".*"//' "$1"; }

pair() { # pair NAME N ATTACK: the Nth honest one, and that
  is_wanted "$1" || return 0
  take_turns
  honest "$2"
  a=$class/honest-$2 b=$work/$3
  for where in $turns; do
    rm -f "$class"/*.one.* "$class"/*.two.*
    session=0
    side_by_side "$a" "$a"
    side_by_side "$b" "$b"
    side_by_side "$a" "$b"
    side_by_side "$b" "$a"
    same "$a"
    same "$b" points_of
    say "$1 ($where): ${b##*/} beside" \
      "$(sed -n 's/^  "score": \(.*\),/\1/p' "$class/${a##*/}.one.1") of 8 points"
  done
}

n=0
while [ $n -lt $((${CLASS:-6} / 2)) ]; do
  n=$((n + 1))
  pair class-$n $n "$(hostile_of $n $((${CLASS:-6} / 2)))"
done

# -- who has no user of its own -----------------------------------------------
# The kernel counts all processes and threads of a user together.
alone=${users##* }:sh:own
(EVERY=$alone && pair class-bomb 1 fork-bomb)
threads() { # many, as long as who has started them
  cat >"$class/threads.c" <<'C'
#include <pthread.h>
#include <unistd.h>
static void *wait(void *arg) { return pause(), arg; }
int main(void) {
  pthread_t thread;
  for (int i = 0; i < 150; i++)
    pthread_create(&thread, NULL, wait, NULL);
  for (pid_t parent = getppid(); getppid() == parent;)
    sleep(1);
}
C
  $CC -pthread -o "$class/threads" "$class/threads.c" || return
  as "$alone" "$class/threads"
}
if is_wanted beside-threads; then
  say turn >>"$work/turns"
  prepare beside-threads
  cp "$solution" "$folder/01-write-sieve"
  threads &
  where=$alone points=5
  meets beside-threads ''
  kill $! 2>/dev/null
fi
