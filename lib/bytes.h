// bytes.h: a queue of bytes.
//
// They are added at the end and dropped from the front. Zeroed, it is empty,
// and an empty one has no memory.
#ifndef BYTES_H
#define BYTES_H

#include <stddef.h>

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
