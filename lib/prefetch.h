// prefetch.h: asks for memory before it is needed.
//
// What was not used for long lies in no cache near by, and whoever needs it
// waits for each of its lines of 64 bytes as long as for hundreds of
// instructions. Asked for ahead, all of them come at once, while something else
// is done. Nothing else happens: any address will do, also one that is no
// address any more.
#ifndef PREFETCH_H
#define PREFETCH_H

#include <stddef.h>
#include <stdint.h>

// It will be written to, too. Nothing is owned.
static inline void prefetch(const void *address, size_t size) {
  for (uintptr_t at = 0; at < size; at += 64) // no pointer, so NULL is fine
    __builtin_prefetch((const void *)((uintptr_t)address + at), 1);
}

#endif
