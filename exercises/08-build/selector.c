#include "08-sockets/selector.h"

#include <limits.h>
#include <math.h>

#include "exercises/todo.h"

// Seconds as milliseconds, for the system: rounded up, since a wait that ends
// too early is followed by another one; -1 for INFINITY.
int selector_milliseconds(double seconds) {
  TODO; // your code
}

// What was reported, as the system's bits: an error or a hang-up counts as
// ready for both, so that whoever waits for either hears of it.
FileEvents selector_events(unsigned reported, unsigned in, unsigned out) {
  TODO; // your code
}
