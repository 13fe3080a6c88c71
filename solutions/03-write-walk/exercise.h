// exercise.h: a walk through folders.
//
// The name of a folder is given out before those of the folders inside it, as
// by Python's os.walk(). Whoever walks may answer a name with a send():
//
//   "skip"   leaves out what is inside that folder
//   None     goes on (this is what next() answers), and so does anything else
#ifndef EXERCISE_H
#define EXERCISE_H

#include "03-yield-from/yield_from.h"

typedef struct Folder {
  const char *name;
  int size;              // of the files that lie in it
  struct Folder *inside; // the first folder inside; NULL: none
  struct Folder *next;   // the one beside it; NULL: it is the last
} Folder;

// Yields the name of the folder, then walks those inside, one after the other,
// unless the answer was "skip". Returns the size of all folders visited.
Outcome walk(Coroutine *self, void *folder);

typedef struct Watch {
  Folder *folder;
  bool walking; // while the walk through the folder runs, and only then
} Watch;

// A walk around walk(): yields, receives and returns the same, and says in
// `walking` whether it runs, from its first line to its end, however it ends.
Outcome watched_walk(Coroutine *self, void *watch);

// The size of the folder with all inside, but without what is inside folders
// of that name. Uses walk().
int64_t size_without(Folder *folder, const char *name);

#endif
