// lookup.h: finding actors by name and handles by number, in constant time.

#ifndef DIAGRAM_LOOKUP_H
#define DIAGRAM_LOOKUP_H

#include "memory.h"

#include <stdbool.h>
#include <stdint.h>

// An open-addressing table from a hash to small numbers. Several entries may
// have the same hash; the caller tells them apart.
typedef struct Lookup {
  uint64_t *hashes;
  int *values; // -1 marks a free slot
  int room, used;
  Arena *arena; // borrowed
} Lookup;

void lookup_init(Lookup *self, Arena *arena);

void lookup_add(Lookup *self, uint64_t hash, int value);

// Walks over the values with that hash: start with *at = 0; -1 ends the walk.
int lookup_find(const Lookup *self, uint64_t hash, int *at);

uint64_t hash_string(const char *string);
uint64_t hash_number(long number);

#endif
