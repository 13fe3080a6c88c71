#include "faults.h"

#include <stdio.h>
#include <string.h>

#include "die.h"

static bool lifted[FAULTS];
static const struct {
  const char *name, *what;
} faults[FAULTS] = {
    [FOREIGN_AWAIT] = {"foreign-await",
                       "a task that awaits another loop's future uses it once "
                       "more in its next step, and nothing holds it until "
                       "then"},
    [CLOSE_WHILE_RUNNING] = {"close-while-running",
                             "a task's coroutine that is resumed by hand "
                             "closes or runs the task's loop"},
    [GIVE_WHILE_RUNNING] = {"give-while-running",
                            "a coroutine that runs is given to a task or to "
                            "delegate()"},
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
