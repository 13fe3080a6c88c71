#!/bin/sh
# check_words.sh: what a learner reads when one of his functions is blamed, and
# when nobody can be. His floor is the one in check_blame/01-build, with a fault.
set -u
. "$(dirname "$0")/../where.sh"
work=$BUILD/checks/words
bad=0
use 01-build

spoil() { # spoil SED...: the floor with this change
  rm -rf "$work"
  mkdir -p "$work/files"
  sed "$@" "$tools/tests/check_blame/01-build/generator.c" \
    >"$work/files/generator.c"
}

check_it() { # check_it BLAME: the words go to work/text, in one line
  BLAME=$1 DRAW='' in_folder "$here" check FROM="$work/files" OUT="$work/out" \
    2>&1 </dev/null | tr '\n' ' ' | tr -s ' ' >"$work/text"
  [ ! -e "$work/out/blame" ] || wrong 'no program stays' 'its folder'
}

wrong() { # wrong WHAT GOT
  say "FAILED $1: got $2"
  bad=1
}

reads() { # reads WHAT WORDS: does it stand there?
  check_it yes
  if grep -qF -- "$2" "$work/text"; then
    say "$1: as it should be"
  else
    wrong "$1, wanted \"$2\"" "$(cat "$work/text")"
  fi
}

silent() { # silent WHAT BLAME STATUS: nothing is said of the kit's functions
  check_it "$2"
  read_result "$work/out/result"
  if [ "$status" != "$3" ] || grep -q "the kit's" "$work/text"; then
    wrong "$1" "$status: $(cat "$work/text")"
  else
    say "$1: as it should be"
  fi
}

late='s/leave_with(self, yielded(value), GENERATOR_SUSPENDED)/leave_with(self,'
late="$late yielded(value), GENERATOR_RUNNING)/"

spoil "$late"
reads 'the function of another step' "This test belongs to step 2, but what is \
wrong is elsewhere: with the kit's generator_yield() (step 4), and everything \
else yours, it passes. Look there, or in your leave_with() and move_to(), which \
it calls. The rule for generator_yield(): \"What does a pause need?\""
silent 'nobody shall be blamed' '' failed

spoil 's/g->outcome = outcome;//'
reads 'a helper' 'or in your leave_with()'

spoil 's/^  trace_out(outcome);//'
reads 'where the runs part' "The two runs part at event 4: yours: (nothing \
more) the kit's: count() yield 0"

spoil -e "$late" -e 's/^    answer = generator_resume(self);/&\
    answer = returned(value_none());/'
reads 'two together' "No single function explains it. With the kit's \
generator_yield() (step 4) and generator_next() (step 6) together this test \
passes: either one of them is wrong, or they disagree on who does what."

rm -rf "$work"
mkdir -p "$work/files"
sed 's/next = next_slot/next = NULL/' "$ROOT/lessons/$lesson/generator.c" \
  >"$work/files/generator.c"
reads 'outside of functions' "Even with all of the kit's functions this test \
fails: look at what stands outside the functions of your file: variables, \
tables, constants."

spoil 's/^  return returned(value_none());/&/
/^static Outcome enter/a\
  while (g->state == GENERATOR_CREATED) continue;'
reads 'what hangs' 'When time was up, '
reads 'and who is to blame' "with the kit's generator_resume()"

spoil ''
silent 'a right floor' yes 'done'
spoil 's/g->iterator.type = type;/&\
  if (0) { {/'
silent 'what does not compile' yes broken
exit $bad
