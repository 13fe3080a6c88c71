// victim.h: a server of the kit in a process of its own, and what it says of
// itself.
#ifndef VICTIM_H
#define VICTIM_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct Victim {
  pid_t pid;
  int control; // owned
  int port;
} Victim;

typedef struct VictimState {
  int files;    // that are open
  int guests;   // that are being served
  int messages; // that its exception handler has got, since it was started
  long memory;  // KiB in use; 0: this system does not tell
  unsigned iterations;
} VictimState;

// Forks it: an echo by lines. Ends the program when it cannot.
Victim victim_start(void);
VictimState victim_state(const Victim *self);
// From now on it may open so many files more; -1: as many as it is allowed to.
void victim_limit(const Victim *self, int more);
// Waits until nobody is served any more, but for so many; false: they are there
// after some seconds.
bool victim_rests(const Victim *self, int guests);
bool victim_end(Victim *self); // did it end tidily?

#endif
