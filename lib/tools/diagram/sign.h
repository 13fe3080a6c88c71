// sign.h: the signs that a picture is made of, for its legend.
//
// Whoever draws one says so, and in which colour; the legend then explains
// exactly those, as they are.

#ifndef DIAGRAM_SIGN_H
#define DIAGRAM_SIGN_H

#include <stdbool.h>

typedef enum Sign {
  // On a lane.
  SIGN_RUNNING,
  SIGN_WORKING, // a thread, beside who runs
  SIGN_CALLING,
  SIGN_SUSPENDED,
  SIGN_READY,
  SIGN_CREATED,
  SIGN_FINISHED,
  SIGN_DOT,
  SIGN_DELEGATES,
  SIGN_REFUSED_HERE, // by itself: no arrow
  // Arrows.
  SIGN_IN,
  SIGN_OUT,
  SIGN_THROWN,
  SIGN_RAISED,
  SIGN_REFUSED,
  SIGN_GIFT,
  SIGN_CROSSES,
  SIGN_TIE,
  // Handles and queues.
  SIGN_HANDLE,
  SIGN_MOVES,
  SIGN_CANCELS,
  SIGN_TOO_LATE,
  SIGN_CANCELLED,
  SIGN_IN_LINE,
  SIGN_CALLED,
  SIGN_WATCHED,
  SIGN_FILE_READY,
  SIGN_CUT,
  // Futures, prints, and the verdict.
  SIGN_DONE_CALLBACK,
  SIGN_NO_CALLBACK,
  SIGN_RESULT,
  SIGN_PRINTED,
  SIGN_VERDICT,
  SIGN_MISSING,
  SIGN_AFTER,
  SIGN_CROSS,
  SIGNS // how many there are
} Sign;

// The colour in which each was drawn first, or NULL.
typedef struct Signs {
  const char *colour[SIGNS];
  bool yields; // among the arrows that go out
} Signs;

static inline void sign_drawn(Signs *self, Sign sign, const char *colour) {
  if (!self->colour[sign])
    self->colour[sign] = colour;
}

#endif
