// meter.h: what the peers measure with, all of them alike.
#ifndef METER_H
#define METER_H

// The time that this thread has run: what other programs take from the core
// does not count.
double now_ns(void);

double resident(void); // bytes of memory that this process occupies

// Up to a second, in a million steps; other ones in each round, lest the
// processor learn them by heart.
double random_delay(void);

#endif
