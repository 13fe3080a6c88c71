#include "meter.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

double now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

double resident(void) {
  FILE *file = fopen("/proc/self/statm", "r");
  long size, pages = 0;
  if (!file)
    return 0;
  if (fscanf(file, "%ld %ld", &size, &pages) != 2)
    pages = 0;
  fclose(file);
  return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

double random_delay(void) {
  static unsigned seed = 1;
  seed = seed * 1103515245 + 12345;
  return (seed >> 8) % 1000000 * 1e-6;
}
