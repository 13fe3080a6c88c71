// references.h: how many threads still need something.
//
//   atomic_uint references; // one for each
//   ...
//   if (reference_was_last(&self->references))
//     free(self);
//
// Whoever gives back the last one may free it: whatever the others have done
// with it before happened before. That is what an atomic counter promises, and
// what helgrind cannot see; so it is told.
#ifndef REFERENCES_H
#define REFERENCES_H

#include <stdatomic.h>
#include <stdbool.h>

#if __has_include(<valgrind/helgrind.h>)
#include <valgrind/helgrind.h>
#else
#define ANNOTATE_HAPPENS_BEFORE(object) ((void)(object))
#define ANNOTATE_HAPPENS_AFTER(object)  ((void)(object))
#endif

static inline bool reference_was_last(atomic_uint *count) {
  ANNOTATE_HAPPENS_BEFORE(count);
  if (atomic_fetch_sub(count, 1) > 1)
    return false;
  ANNOTATE_HAPPENS_AFTER(count);
  return true;
}

#endif
