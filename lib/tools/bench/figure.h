// figure.h: what is measured, and what came of it.
//
// A Figure is one kind of work, with a rival and a target. A Result is what one
// peer needed for it, in one size: a sample for each round. results_sort() is
// called once, when all samples are there; what follows it asks for medians.
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
void results_sort(void);

double median(const Result *self);
// What the middle half of the samples lies apart, of the median.
double spread(const Result *self);
// The kit's median as a multiple of the rival's; 0 when one is not there.
double ratio(const Figure *figure, long size);

#endif
