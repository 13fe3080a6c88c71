// walk.c: a walk through folders, one delegation per level
#include <string.h>

#include "exercise.h"

#include "exercises/todo.h"

// Yields the name of the folder, then walks those inside, one after the other,
// unless the answer was "skip". Returns the size of all folders visited.
Outcome walk(Coroutine *self, void *arg) {
  TODO; // your code
}

// A walk around walk(): yields, receives and returns the same, and says in
// `walking` whether it runs, from its first line to its end, however it ends.
Outcome watched_walk(Coroutine *self, void *arg) {
  TODO; // your code
}

// The size of the folder with all inside, but without what is inside folders
// of that name. Uses walk().
int64_t size_without(Folder *folder, const char *name) {
  TODO; // your code
}
