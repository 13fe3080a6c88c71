// countdown.c: a countdown that can be cancelled
#include "exercise.h"

#include "exercises/todo.h"

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
Outcome countdown(Coroutine *self, void *arg) {
  TODO; // your code
}

// Runs a countdown as a task of its own, and returns what it returns, as soon
// as it does. When that takes longer than `patience` seconds, it cancels the
// task, waits until it has ended, and returns "held". Who cancels the launch
// cancels its countdown too: RAISED CancelledError, when that has ended, also
// when the patience is over in the same moment. What its task has been asked
// before the launch does not count. The task is given back when it has ended,
// and no timer stays behind.
//
// async def launch(c):
Outcome launch(Coroutine *self, void *arg) {
  TODO; // your code
}
