// pool.h: the memory that the stacks of a thread are cut from.
//
// Each thread has a pool of its own, so that taking a stack needs no lock. When
// the thread ends another one takes it over, with all that is in it: there are
// never more pools than there were threads at once. For stack.c alone.
#ifndef POOL_H
#define POOL_H

#include <stddef.h>

enum { GUARD = 16 << 10 };

// Slabs are never unmapped. Each is an eighth of all before it, so that few are
// needed, and a small address space is used up to its end. Of the newest,
// [fresh, guarded) was not used yet and [guarded, end) has no guards yet;
// neither costs memory.
typedef struct Pool {
  struct {
    char *start, *end;
  } slabs[160], *slab;         // slab: behind the newest
  size_t stack_size, reserved; // how large one is, how many in all slabs
  char *fresh, *guarded;
  struct StackTop *free_tops; // stacks that were given back
  size_t live;                // stacks that are in use
  struct Pool *next;          // of all pools
  char alternate[64 << 10];   // the stack of the thread's signal handlers
  int taken;                  // by a thread that lives
} Pool;

extern _Thread_local Pool *pool_mine; // of this thread; NULL: none yet

// A pool for this thread, until it ends, of stacks of so many bytes, the same
// in all threads. Dies when there is no memory.
Pool *pool_take(size_t stack_size);

// All pools, for who reports what is left in them. Borrowed.
Pool *pool_first(void);

// A stack that was never used. Its first GUARD bytes may not be touched. Dies
// when there is no memory.
char *pool_cut(Pool *self);

#endif
