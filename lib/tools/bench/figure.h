// figure.h: what is measured, and what came of it.
//
// A Figure is one kind of work, with a rival and a target. A Result is what one
// peer needed for it, in one size: a sample for each process that measured, in
// their order. (In such a process: for each round.)
#ifndef FIGURE_H
#define FIGURE_H

enum { MOST_SAMPLES = 15 };

typedef struct Figure {
  const char *name, *unit, *what;
  const char *rival; // the kit shall take at most `target` times its time
  double target;
} Figure;

typedef struct Result {
  const char *figure; // one of the Figures' own
  const char *name;   // kept for good
  long size;
  int count;
  double samples[MOST_SAMPLES];
} Result;

extern const Figure figures[]; // ends with one without a name
extern Result results[];
extern int result_count;

// The figure's own name, or NULL.
const char *figure_named(const char *name);

// NULL: there is none.
Result *result_find(const char *figure, const char *name, long size);
// Copies the name, borrows the figure's for good.
void result_add(const char *figure, const char *name, long size, double ns);

double median(const Result *self);
double best(const Result *self);
double worst(const Result *self);
// What the middle half of the samples lies apart, of the median.
double spread(const Result *self);
// The kit's time as a multiple of the rival's, in the middle one of the
// processes and in the worst one; 0 when none has measured both.
double median_ratio(const Result *kit, const Result *rival);
double worst_ratio(const Result *kit, const Result *rival);
// The first of the two, for a figure; 0 also when one is not there.
double ratio(const Figure *figure, long size);

#endif
