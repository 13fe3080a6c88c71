// exercise.h: what thermometer.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include <pthread.h>

#include "05-tasks/task.h"
#include "10-threads/threadsafe.h"

typedef struct Thermometer {
  Loop *loop;           // borrowed
  pthread_mutex_t lock; // of the next two, which all threads touch
  double newest;
  bool fresh; // nobody has got it yet

  Future *waits; // for the loop's thread: who waits for one, or NULL
} Thermometer;

// By the loop's own thread. It outlives the loop, and whoever tells it
// anything.
void thermometer_init(Thermometer *self, Loop *loop);

// From any thread: so many degrees were measured. Only the newest counts. When
// the loop is closed nothing happens.
void thermometer_tell(Thermometer *self, double degrees);

// RETURNED the newest value that nobody has got yet, a float; waits until there
// is one. One task at a time may wait. RAISED CancelledError; the value that it
// would have got is still there then.
Outcome thermometer_next(Coroutine *self, Thermometer *thermometer);

#endif
