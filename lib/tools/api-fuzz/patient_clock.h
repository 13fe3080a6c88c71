// patient_clock.h: a virtual clock that notices a loop which spins.
#ifndef PATIENT_CLOCK_H
#define PATIENT_CLOCK_H

#include "04-event-loop/clock.h"

// A new one; the loop that takes it frees it. It takes `inner`, a virtual one.
Clock *patient_clock(Clock *inner);
void patience_begin(void); // for a new program

#endif
