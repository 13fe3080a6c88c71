// exercise.h: what question.c promises.
//
// A server is asked a question; its answer comes in a while, or too late. The
// server here is a timer, which is all that a loop sees of one.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "04-event-loop/loop.h"

enum { PATIENCE = 10 }; // in seconds

typedef struct Question {
  double takes;       // so many seconds until the answer comes
  const char *answer; // which is this

  Callback *done;     // called once, with the question, when there is a
  const char *result; // result: the answer; or "no answer", PATIENCE after it
                      // was asked

  Handle coming, patience; // for question.c
} Question;

// Asks, and comes back. The result comes when it comes, and the loop goes on
// meanwhile. A callback: Loop *, Question *. When `done` was called the
// question may be asked again.
void question_ask(Loop *loop, void *question);

#endif
