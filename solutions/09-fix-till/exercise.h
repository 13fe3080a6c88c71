// exercise.h: what till.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "09-streams/server.h"

// Serves one guest of a till, as start_server() calls it: the stream is
// borrowed. The guest orders by lines that begin with a number, "3 cups of
// tea\n", and is answered for each of them how many it are so far:
// "so far: 3\n". A line without a number in front counts as 0, also an empty
// one. A last line may be without its '\n'. RETURNED the sum, an int, when the
// guest has ended; RAISED when the connection has failed.
//
// async def till(reader, writer):
Outcome till(Coroutine *self, void *stream);

#endif
