// files.h: reading and writing files, and saying what went wrong.

#ifndef DIAGRAM_FILES_H
#define DIAGRAM_FILES_H

#include "buffer.h"

enum { PATH_SIZE = 4096 };

// Reads the whole file; NULL with errno set when that fails. The caller frees
// it; it is terminated.
char *file_read(const char *path, size_t *length);

// Opens the file for writing through `out`. What cannot be written ends the
// program with one line and status 1.
void file_open(Buffer *out, const char *path);

// Flushes, closes and releases; ends the program likewise.
void file_close(Buffer *out, const char *path);

// "build/05/sleep.trace" without the ending; in `folder` unless that is NULL.
void path_stem(char to[PATH_SIZE], const char *trace, const char *folder);

#endif
