#include "record/frames.h"

#include <stdint.h>

extern char **environ;

// The return addresses above us, by the frame pointers. A coroutine's first
// frame has none, which ends the walk; main's lie below the environment.
void frames_walk(const void *from, const void **frames, int count) {
  char **frame = (char **)from;
  for (int i = 0; i < count; i++) {
#ifdef __riscv
    char **next = (char **)frame[-2];
    frames[i] = frame[-1];
#else
    char **next = (char **)frame[0];
    frames[i] = frame[1];
#endif
    if (next <= frame || next > frame + 8192 || next >= (char **)environ ||
        (uintptr_t)next % sizeof next)
      return;
    frame = next;
  }
}
