#include "lookup.h"

#include <string.h>

enum { FIRST_SLOTS = 64 };

static void lookup_make_slots(Lookup *self, int room) {
  self->room = room;
  self->hashes = arena_array(self->arena, (size_t)room, sizeof *self->hashes);
  self->values = arena_array(self->arena, (size_t)room, sizeof *self->values);
  memset(self->values, 0xff, (size_t)room * sizeof *self->values);
}

void lookup_init(Lookup *self, Arena *arena) {
  self->arena = arena;
  self->used = 0;
  lookup_make_slots(self, FIRST_SLOTS);
}

static void lookup_put(Lookup *self, uint64_t hash, int value) {
  unsigned mask = (unsigned)self->room - 1, slot = (unsigned)hash & mask;
  while (self->values[slot] >= 0)
    slot = (slot + 1) & mask;
  self->hashes[slot] = hash;
  self->values[slot] = value;
}

void lookup_add(Lookup *self, uint64_t hash, int value) {
  if (2 * ++self->used > self->room) {
    Lookup old = *self;
    lookup_make_slots(self, 2 * old.room);
    for (int i = 0; i < old.room; i++)
      if (old.values[i] >= 0)
        lookup_put(self, old.hashes[i], old.values[i]);
  }
  lookup_put(self, hash, value);
}

int lookup_find(const Lookup *self, uint64_t hash, int *at) {
  unsigned mask = (unsigned)self->room - 1;
  for (; *at < self->room; ++*at) {
    unsigned slot = ((unsigned)hash + (unsigned)*at) & mask;
    if (self->values[slot] < 0)
      return -1;
    if (self->hashes[slot] == hash) {
      ++*at;
      return self->values[slot];
    }
  }
  return -1;
}

// FNV-1a.
uint64_t hash_string(const char *string) {
  uint64_t hash = 0xcbf29ce484222325u;
  for (; *string; string++)
    hash = (hash ^ (unsigned char)*string) * 0x100000001b3u;
  return hash ^ hash >> 32;
}

// A bijection, so that two numbers never share a hash (splitmix64).
uint64_t hash_number(long number) {
  uint64_t x = (uint64_t)number + 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}
