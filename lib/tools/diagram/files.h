// files.h: reading and writing files, and saying what went wrong.

#ifndef DIAGRAM_FILES_H
#define DIAGRAM_FILES_H

#include "buffer.h"

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

#endif
