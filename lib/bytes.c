#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#include "die.h"

// What is there moves to the front of its memory before more is asked for.
static void make_room(Bytes *self, size_t more) {
  size_t need = self->count + more;
  if (self->start + need <= self->room)
    return;
  if (self->start)
    memmove(self->data, self->data + self->start, self->count);
  self->start = 0;
  if (need <= self->room)
    return;
  size_t room = self->room ? self->room : BYTES_KEPT;
  while (room < need)
    room *= 2;
  self->data = reallocate(self->data, room, 1);
  self->room = room;
}

void bytes_add(Bytes *self, const void *data, size_t count) {
  if (count == 0)
    return;
  make_room(self, count);
  memcpy(self->data + self->start + self->count, data, count);
  self->count += count;
}

void bytes_drop(Bytes *self, size_t count) {
  self->start += count;
  self->count -= count;
  if (self->count > 0)
    return;
  self->start = 0;
  if (self->room > BYTES_KEPT)
    bytes_release(self);
}

void bytes_release(Bytes *self) {
  free(self->data);
  *self = (Bytes){0};
}
