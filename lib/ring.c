#include "ring.h"

#include "die.h"

void ring_grow(Ring *self) {
  uint32_t room = self->room ? 2 * self->room : 16;
  uint32_t *items = reallocate(NULL, room, sizeof *items);
  for (uint32_t i = 0; i < self->count; i++)
    items[i] = self->items[(self->head + i) & (self->room - 1)];
  free(self->items);
  *self = (Ring){.items = items, .room = room, .count = self->count};
}
