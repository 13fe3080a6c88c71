// picture.h: which pictures there are of a run, and their files.
//
//   build/05-tasks/sleep.trace      what was recorded
//   build/05-tasks/sleep.dot .svg   the lanes; sleep.p1.dot ... when paged
//   build/05-tasks/sleep.map.dot    the map, of a loop
//   build/05-tasks/sleep.txt        one sentence per event

#ifndef DIAGRAM_PICTURE_H
#define DIAGRAM_PICTURE_H

#include "files.h"
#include "paging.h"

typedef struct Picture {
  const Model *model; // borrowed
  bool map;
  PageRows rows;
} Picture;

// All pictures of a model: the map if it has a loop, the whole, and the pages
// if it is long. The run owns them.
Picture *pictures_of(Model *model, int *count);

// The file of the picture: the stem with what tells it from the others.
void picture_path(char to[PATH_SIZE], const Picture *self, const char *stem,
                  const char *ending);

#endif
