// search.h: many programs, what fails among them, and how much they cover.
#ifndef SEARCH_H
#define SEARCH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct Search {
  uint64_t seed;
  long count;       // of programs: 0 to count - 1
  int jobs;         // so many at a time
  unsigned seconds; // for each program, which hangs then
  const char *with; // what the command that repeats a failure needs besides
} Search;

// Prints each kind of failure once, with the command that repeats it, and the
// calls made in each place. Is all well?
bool search(const Search *what);

#endif
