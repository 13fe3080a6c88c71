// bytes.h: a queue of bytes.
//
// They are added at the end and dropped from the front. Zeroed, it is empty and
// has no memory; one that has become empty keeps at most BYTES_KEPT.
#ifndef BYTES_H
#define BYTES_H

#include <stddef.h>

// So much that a short message finds room without asking for memory, and a
// stream that waits still takes less than 5 KiB, its task's stack included.
enum { BYTES_KEPT = 128 };

typedef struct Bytes {
  char *data; // owned
  size_t start, count, room;
} Bytes;

void bytes_add(Bytes *self, const void *data, size_t count);
void bytes_drop(Bytes *self, size_t count); // from the front; no more than are
void bytes_release(Bytes *self);            // all of them, and the memory
// The first one. Valid until the next change.
static inline char *bytes_first(const Bytes *self) {
  return self->data + self->start;
}

#endif
