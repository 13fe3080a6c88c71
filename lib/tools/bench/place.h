// place.h: where what is measured takes place.
//
// Whoever is measured has the last core that we may use, which has the least to
// do with interrupts; whoever only keeps it busy has the first.
#ifndef PLACE_H
#define PLACE_H

#include <stdbool.h>

void pin_to(bool last);

// A socket that listens on a free port of this machine alone; -1: none does.
int listen_here(int *port);

#endif
