#include "record/frames.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

extern char **environ;

#ifdef __riscv // the frame pointer is above what it leads to
enum { NEXT = -2, ADDRESS = -1 };
#else
enum { NEXT = 0, ADDRESS = 1 };
#endif

// The frame of whoever has called this one's function, or NULL. A coroutine's
// first frame has none; main's lies below the environment.
static char **caller_of(char **frame) {
  char **next = (char **)frame[NEXT];
  return next > frame && next <= frame + 8192 && next < (char **)environ &&
                 (uintptr_t)next % sizeof next == 0
             ? next
             : NULL;
}

void frames_walk(const void *from, const void **frames, int count) {
  char **frame = (char **)from;
  for (int i = 0; frame && i < count; i++) {
    frames[i] = frame[ADDRESS];
    frame = caller_of(frame);
  }
}

// The system looks at an address without a fault.
static bool is_readable(const void *address) {
  return access(address, F_OK) == 0 || errno != EFAULT;
}

void frames_walk_from(const void *unknown, const void **frames, int count) {
  char **frame = (char **)unknown;
  for (int i = 0; frame && i < count; i++) {
    if ((uintptr_t)frame % sizeof frame || !is_readable(&frame[NEXT]) ||
        !is_readable(&frame[ADDRESS]))
      return;
    frames[i] = frame[ADDRESS];
    frame = caller_of(frame);
  }
}
