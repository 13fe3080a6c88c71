// shared_memory.h: the memory that records lie in.
//
// It is one mapping that is shared with forked children: a test that crashes
// leaves its record to the parent, which writes it down. Nothing in it is ever
// freed.
#ifndef SHARED_MEMORY_H
#define SHARED_MEMORY_H

#include <stddef.h>

#include "record/recorded.h"

// Maps the memory, if nobody did. A parent calls it before it forks.
void record_share(void);

extern Record *record_now; // the one being written
Record *record_new(void);  // ... and now it is this one, empty
Record *record_all(void);  // all of them, newest first

void *record_memory(size_t size);
const char *record_text(const char *text); // a copy in that memory

#endif
