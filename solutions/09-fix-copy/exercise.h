// exercise.h: what copy.c promises.
#ifndef EXERCISE_H
#define EXERCISE_H

#include "09-streams/stream_read.h"

// No more bytes than these are kept on the way, in both streams together.
enum { MOST_KEPT = 400000 };

typedef struct Copy {
  Stream *from, *to; // borrowed
} Copy;

// Copies all that comes from one stream to the other, and is as fast as the
// slower of the two: it reads no more while the other side takes nothing. When
// `from` ends, `to` is ended behind everything, by stream_write_eof(): RETURNED
// how many bytes it were, an int. When it fails or is cancelled, RAISED, and
// `to` is aborted: nobody shall take a part for the whole.
//
// async def copy(reader, writer):
Outcome copy(Coroutine *self, void *arg); // a Copy *

#endif
