#include "08-sockets/selector.h"

#include <limits.h>
#include <math.h>

int selector_milliseconds(double seconds) {
  if (seconds == INFINITY)
    return -1;
  return (int)fmin(ceil(seconds * 1e3), INT_MAX);
}

FileEvents selector_events(unsigned reported, unsigned in, unsigned out) {
  return (reported & ~out ? EVENT_READ : 0) |
         (reported & ~in ? EVENT_WRITE : 0);
}
