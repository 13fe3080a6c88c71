// exercise.h: what fetch.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "05-tasks/task.h"

typedef struct Source {
  CoroutineBody *ask; // await ask(arg): the answer, or an error
  void *arg;
  int tries;    // at least one
  double pause; // seconds between two tries
} Source;

// Asks a Source until it answers: RETURNED the answer. When it raises an
// Exception, pauses and asks again, `tries` times in all; then RAISED the last
// error. Whoever cancels the task ends it at once, wherever it stands: RAISED
// CancelledError, and the source is not asked again. So does what else is no
// Exception, as KeyboardInterrupt and SystemExit.
//
// async def fetch(source):
Outcome fetch(Coroutine *self, void *source);

#endif
