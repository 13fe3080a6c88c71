#include "faults.h"

#include <stdio.h>
#include <string.h>

#include "die.h"

static bool lifted[FAULTS];
static const struct {
  const char *name, *what;
} faults[FAULTS] = {
    [RUN_UNTIL_FREED] = {"run-until-freed",
                         "loop_run_until_complete() uses its future after "
                         "the last hold is given back"},
    [LENT_REPORT] = {"lent-report", "the message that run_one() hands to the "
                                    "exception handler is only lent"},
    [FOREIGN_AWAIT] = {"foreign-await",
                       "a task that awaits another loop's future uses it once "
                       "more in its next step, and nothing holds it until "
                       "then"},
    [REPORT_IN_FREE] = {"report-in-free",
                        "loop_free() destroys futures and calls the exception "
                        "handler in between"},
    [CLOSE_WHILE_RUNNING] = {"close-while-running",
                             "a task's coroutine that is resumed by hand "
                             "closes or runs the task's loop"},
    [GIVE_WHILE_RUNNING] = {"give-while-running",
                            "a coroutine that runs is given to a task or to "
                            "delegate()"},
    [RESUMED_WHILE_FREED] = {"resumed-while-freed",
                             "coroutine_free() closes the delegate of a "
                             "coroutine that has ignored GeneratorExit, and "
                             "that one can still be resumed"},
    [NAN_DELAY] = {"nan-delay", "a timer at NaN makes the loop spin"},
    [HUGE_DELAY] = {"huge-delay",
                    "a timer at 1e300 s takes the virtual clock for ever, a "
                    "day at a time"},
};

bool fault_avoided(Fault fault) { return !lifted[fault]; }

static bool lift(const char *name, size_t size) {
  bool all = size == 3 && !memcmp(name, "all", 3), known = all;
  for (int i = 0; i < FAULTS; i++)
    if (all ||
        (strlen(faults[i].name) == size && !memcmp(name, faults[i].name, size)))
      lifted[i] = known = true;
  return known;
}

void faults_lift(const char *names) {
  while (*names) {
    size_t size = strcspn(names, ",");
    if (!lift(names, size))
      die("no fault is called %.*s", (int)size, names);
    names += size + (names[size] == ',');
  }
}

void faults_print(void) {
  for (int i = 0; i < FAULTS; i++)
    printf("  %-20s %s%s\n", faults[i].name, faults[i].what,
           lifted[i] ? " (lifted)" : "");
}
