// What the system says, in lesson 8, as somebody else would write it.
#include "08-sockets/selector.h"

#include <limits.h>
#include <math.h>

int selector_milliseconds(double seconds) {
  double rounded = ceil(seconds * 1000);
  if (isinf(rounded))
    return seconds == INFINITY ? -1 : INT_MAX;
  return rounded > INT_MAX ? INT_MAX : (int)rounded;
}

FileEvents selector_events(unsigned reported, unsigned in, unsigned out) {
  FileEvents events = EVENT_NONE;
  if (reported & ~out)
    events |= EVENT_READ;
  if (reported & ~in)
    events |= EVENT_WRITE;
  return events;
}
