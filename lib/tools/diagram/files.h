// The files that stand beside a trace, and reading and writing them.
//
//   build/05-tasks/sleep.trace      what was recorded
//   build/05-tasks/sleep.dot .svg   the lanes; sleep.p1.dot ... when paged
//   build/05-tasks/sleep.map.dot    the map, of a loop
//   build/05-tasks/sleep.txt        one sentence per event

#ifndef DIAGRAM_FILES_H
#define DIAGRAM_FILES_H

#include "buffer.h"
#include "pages.h"

enum { PATH_SIZE = 4096 };

// Reads the whole file; NULL with errno set when that fails. The caller frees
// it; it is terminated.
char *file_read(const char *path, size_t *length);

// Opens the file for writing through `out`; says why it cannot.
bool file_open(Buffer *out, const char *path);

// Flushes, closes and releases; says so when writing has failed.
bool file_close(Buffer *out, const char *path);

// "build/05/sleep.trace" without the ending; in `folder` unless that is NULL.
void path_stem(char to[PATH_SIZE], const char *trace, const char *folder);

// Appends to the stem: the picture of that page or, with page 0, the map.
void path_picture(char to[PATH_SIZE], const char *stem, const Page *page,
                  bool map, const char *ending);

#endif
