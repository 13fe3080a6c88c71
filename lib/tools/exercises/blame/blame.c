// blame.c: which of the learner's functions is at fault when a test fails?
//
//   blame TEST "TEST TEST" "FUNCTION FUNCTION"
//
// The failing test is tried again and again, each time with one of his
// functions replaced by the kit's. The one with which it passes is at fault, or
// at least the place where the fault can be undone. The second argument names
// the tests of the step; the third the functions, in the order of the steps.
// What is found goes to stdout in fields:
//
//   cure: FUNCTION   with the kit's, and all others the learner's, it passes;
//                    two or three: only with all of them
//   helpers: NAME    one of his own functions that it calls, or all of them
//   others: N        so many other tests of the step still fail
//   outside: yes     even with all of the kit's it fails
//   event: N         the first event that differs when it passes
//   yours: LINE      how it is
//   kits: LINE       how it is then
//   hung: NAMES      when time was up they had not returned
//
// Nothing at all means that it cannot be told. The status is 3 when the test
// passes here. `blame --first "TEST TEST"` writes the first of them that fails.
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exercises/blame/suspects.h"
#include "exercises/blame/try.h"

static Test *test;           // that failed
static char *step_tests;     // its step's, blanks between
static const char *in_steps; // functions in the order of the steps
static Patience patience = {2, 10 * 1000 * 1000};
static double seconds = 2; // that we look for
static double deadline;    // then we stop

static bool time_is_up(void) { return try_clock() > deadline; }

// For one try more, which shall not take us far beyond the deadline.
static Patience what_is_left(void) {
  double left = deadline - try_clock();
  Patience some = patience;
  if (some.seconds > left)
    some.seconds = left < 0.1 ? 0.1 : left;
  return some;
}

static void give_all(bool kits) {
  for (int i = 0; i < swap_count; i++)
    swap_all[i]->kits = kits;
}

static Try try_with(Swap *swap, Patience some) { // one function of the kit's
  give_all(false);
  swap->kits = true;
  Try result = try_test(test, some);
  swap->kits = false;
  return result;
}

// -- what is found ------------------------------------------------------------

static void say_who_hangs(Suspects suspects) {
  enum { MOST = 3 };
  for (int i = 0; i < suspects.count && i < MOST; i++)
    if (suspects.list[i]->visits->entered > suspects.list[i]->visits->left)
      printf("hung: %s\n", suspects.list[i]->name);
}

// The first event in which two runs differ.
static void say_where_they_part(const Record *yours, const Record *kits) {
  if (!yours || !kits || yours->hidden || kits->hidden)
    return;
  const RecordedEvent *a = yours->first, *b = kits->first;
  while (a && b && !strcmp(event_text(a), event_text(b))) {
    a = a->next;
    b = b->next;
  }
  const RecordedEvent *differs = a ? a : b;
  if (!differs)
    return;
  printf("event: %d\n", differs->seq);
  printf("yours: %.200s\n", a ? event_text(a) : "(nothing more)");
  printf("kits: %.200s\n", b ? event_text(b) : "(nothing more)");
}

// How many of the step's tests fail with what is the kit's now.
static int count_failing(void) {
  int failing = 0;
  char *names = text_new("%s", step_tests);
  for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
    Test *other = try_find(name);
    if (other && other != test && !time_is_up())
      failing += !try_test(other, what_is_left()).passed;
  }
  free(names);
  return failing;
}

static bool is_called_by_all(const Swap *helper, Swap *const *cure, int count) {
  for (int i = 0; i < count; i++)
    if (cure[i]->file != helper->file ||
        !has_word(cure[i]->helpers, helper->name))
      return false;
  return true;
}

// The learner's own functions that all of the cure call and that ran when the
// test failed. Those that do not run when it passes come first, then those that
// are called directly.
static void say_helpers(Swap *const *cure, int count) {
  enum { MOST = 3 };
  int said = 0;
  for (int then = 0; then <= 1; then++) {
    char *names = text_new("%s", cure[0]->helpers);
    for (char *name = strtok(names, " "); name; name = strtok(NULL, " "))
      for (Swap *s = cure[0]->file; s->name; s++)
        if (s->own && s->ran && s->runs_then == then &&
            !strcmp(s->name, name) && is_called_by_all(s, cure, count) &&
            said++ < MOST)
          printf("helpers: %s\n", name);
    free(names);
  }
}

static void say_cure(Swap *const *cure, int count, const Record *yours,
                     const Record *kits) {
  for (int i = 0; i < count; i++)
    printf("cure: %s\n", cure[i]->name);
  say_helpers(cure, count);
  say_where_they_part(yours, kits);
}

// One function alone. Of several the one with which most tests pass.
static bool find_one(Suspects suspects, const Record *yours) {
  Swap *cure = NULL;
  int least = -1;
  for (int i = 0; i < suspects.count && !time_is_up(); i++) {
    if (!try_with(suspects.list[i], what_is_left()).passed)
      continue;
    suspects.list[i]->kits = true;
    int failing = count_failing();
    if (least < 0 || failing < least) {
      cure = suspects.list[i];
      least = failing;
    }
  }
  if (!cure)
    return false;
  Try best = try_with(cure, patience); // it has passed, and will
  suspects_keep_who_runs_then();
  say_cure(&cure, 1, yours, best.record);
  if (!time_is_up())
    printf("others: %d\n", least);
  return true;
}

// Several together. All are the kit's, and one after the other the learner gets
// his own back, as long as the test passes, those of the first steps first.
static void find_several(const Record *yours) {
  enum { MOST = 3 };
  int left = 0;
  Suspects suspects = suspects_in_order(in_steps);
  give_all(false);
  for (int i = 0; i < suspects.count; i++)
    suspects.list[i]->kits = true;
  Try last = {0};
  for (int i = 0; i < suspects.count && !time_is_up(); i++) {
    suspects.list[i]->kits = false;
    Try result = try_test(test, what_is_left());
    if (result.passed)
      last = result;
    else {
      suspects.list[i]->kits = true;
      suspects.list[left++] = suspects.list[i];
    }
  }
  if (left > 1 && left <= MOST && !time_is_up())
    say_cure(suspects.list, left, yours, last.record);
  free(suspects.list);
}

// Returns false when here it passes.
static bool find(void) {
  give_all(true);
  Try all = try_test(test, patience);
  suspects_keep_who_runs_then();
  if (all.passed) {
    double most = all.seconds * 10 < 0.3 ? 0.3 : all.seconds * 10;
    patience.seconds = most < seconds * 0.75 ? most : seconds * 0.75;
    patience.visits = 20 * swap_visits() + 10000;
  } else
    patience.seconds = 0.3;
  give_all(false);
  Try none = try_test(test, patience);
  if (none.passed)
    return false;
  suspects_keep_who_ran();
  Suspects suspects = suspects_at_the_end();
  if (none.hung)
    say_who_hangs(suspects);
  bool found = find_one(suspects, none.record);
  free(suspects.list); // what we lose, each test that comes would have lost
  if (found)
    return true;
  if (all.passed)
    find_several(none.record);
  else if (!all.hung && !swap_some_are_fixed())
    printf("outside: yes\n");
  return true;
}

int main(int argc, char **argv) {
  const char *asked = getenv("BLAME");
  if (argc == 3 && !strcmp(argv[1], "--first")) {
    const char *first = try_first_failing(argv[2], (Patience){20, UINT_MAX});
    return puts(first ? first : ""), 0;
  }
  test = argc == 4 ? try_find(argv[1]) : NULL;
  if (!test)
    return fprintf(stderr, "usage: blame TEST TESTS FUNCTIONS\n"), 2;
  step_tests = argv[2];
  in_steps = argv[3];
  if (asked && atof(asked) > 0)
    seconds = patience.seconds = atof(asked);
  deadline = try_clock() + seconds;
  unsetenv("V");
  bool fails = find();
  fflush(stdout);
  _Exit(fails ? 0 : 3);
}
