// exercise.h: what ask.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

typedef struct Source {
  CoroutineBody *answer; // await answer(arg)
  void *arg;
  double limit; // seconds that an answer may take
  int tries;    // at least one
} Source;

// Asks a Source: RETURNED its answer, or RAISED its error. When it takes longer
// than `limit`, it is stopped, and asked again, `tries` times in all; then
// RAISED TimeoutError.
//
// Whoever else cancels the task is heard, wherever it stands: RAISED
// CancelledError, and the source is not asked again. What ask() has asked of
// its own task is taken back when it comes back.
//
// async def ask(source):
Outcome ask(Coroutine *self, void *source);

#endif
