// managers.h: what a block of lines runs in: Python's context managers.
//
// `timeout`, `group` and `hold` enter something, run the lines that belong to
// them, and leave it again, however these have ended.
#ifndef MANAGERS_H
#define MANAGERS_H

#include "06-together/timeout.h"
#include "actor.h"

// One lies on the stack of the coroutine that runs the block.
typedef struct Manager {
  struct Manager *outer; // of the same body
  const Line *line;
  Timeout timeout;
} Manager;

bool is_manager(const Line *line);
// RETURNED, or RAISED: then the block does not run, and is not left.
Outcome manager_enter(Manager *self, Actor *actor, const Line *line);
// Takes how the block has ended, and says how the whole ends.
Outcome manager_exit(Manager *self, Actor *actor, Outcome how);

// The statements about a timeout or a group: `expired`, `reschedule`, `spawn`.
Word *word_of_managers(const char *name); // NULL: there is none

#endif
