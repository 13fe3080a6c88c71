// exercise.h: a countdown that can be cancelled.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

typedef struct Countdown {
  const char *name;
  int from; // seconds
  // What the countdown calls: says(name, "in", 3), says(name, "held at", 2)
  void (*says)(const char *name, const char *what, int left);
  double patience; // for launch()
} Countdown;

// Counts down, once a second: says "in" with the seconds that are left, from
// `from` down to 1, sleeping one second after each; returns "lift-off". When it
// is cancelled it says "held at" with the seconds that were left, and is
// cancelled.
//
// async def countdown(c):
//     try:
//         for left in range(c.from, 0, -1): c.says(left); await sleep(1)
//         return "lift-off"
//     except CancelledError: ...; raise
Outcome countdown(Coroutine *self, void *c);

// Runs a countdown as a task of its own, and returns what it returns, as soon
// as it does. When that takes longer than `patience` seconds, it cancels the
// task, waits until it has ended, and returns "held". Who cancels the launch
// cancels its countdown too: RAISED CancelledError, when that has ended, also
// when the patience is over in the same moment. What its task has been asked
// before the launch does not count. The task is given back when it has ended,
// and no timer stays behind.
//
// async def launch(c):
Outcome launch(Coroutine *self, void *c);

#endif
