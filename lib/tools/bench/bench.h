// bench.h: what a figure is, and who is measured for it.
//
// A Peer runs one figure's work `n` times in its own way and says how many
// nanoseconds one of them took. bench.c calls the peers of a figure in turn,
// round after round, so that a disturbance meets all of them alike; the peers
// that are no C programs hand in their samples by name.
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>

typedef double Run(long n, long size); // nanoseconds for each of `n`

typedef struct Peer {
  const char *figure; // one of those in bench.c
  const char *name;
  Run *run; // NULL ends a list
  long n;
  long size; // how many there are at a time; a curve has several
} Peer;

enum { MOST_SAMPLES = 15 };

typedef struct Result {
  const char *figure, *name;
  long size;
  int count;
  double samples[MOST_SAMPLES]; // sorted, once all are there
} Result;

typedef struct Figure {
  const char *name, *unit, *what;
  const char *rival; // the kit shall take at most `target` times its time
  double target;
} Figure;

extern const Peer kit_peers[], switch_peers[], loop_peers[];
extern const Figure figures[];
extern Result results[];
extern int result_count;

double now_ns(void);
double resident(void); // bytes of memory that this process occupies
double median(const Result *self);
Result *result_find(const char *figure, const char *name, long size);
// The kit's median as a multiple of the rival's; 0 when one is not there.
double ratio(const Figure *figure, long size);

void write_json(const char *path);
void write_chart(const char *path);

#endif
