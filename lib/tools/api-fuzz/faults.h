// faults.h: the faults of the kit that are known, and what its headers leave
// open. Programs keep away from them, so that the rest can be searched; LIFT=
// names those that they may run into.
//
// Who mends a fault takes it out of this list.
#ifndef FAULTS_H
#define FAULTS_H

#include <stdbool.h>

typedef enum Fault {
  FOREIGN_AWAIT,
  CLOSE_WHILE_RUNNING,
  GIVE_WHILE_RUNNING,
  FAULTS
} Fault;

bool fault_avoided(Fault fault);

// Names, separated by commas, or "all". Dies when one is unknown.
void faults_lift(const char *names);
void faults_print(void);

#endif
