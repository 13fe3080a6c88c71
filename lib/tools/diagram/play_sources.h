// play_sources.h: the source files that the runs of a page name.
//
// A record says "final.c:15"; the page shows that line with its neighbours. A
// file is looked for in the folders given, in their order.

#ifndef DIAGRAM_PLAY_SOURCES_H
#define DIAGRAM_PLAY_SOURCES_H

#include "buffer.h"
#include "run.h"

enum { PLAY_FOLDERS_MOST = 40 };

typedef struct PlaySources {
  Arena arena;
  const char *folders[PLAY_FOLDERS_MOST]; // borrowed
  int folder_count;
  const char **names; // of files, each once
  int name_count;
} PlaySources;

void play_sources_release(PlaySources *self);

// The files that the run's events name, and its Python twin, if it has one.
void play_sources_collect(PlaySources *self, const Run *run);

// {"final.c":{"path":"...","time":1700000000,"text":"..."},...}; what is not
// found is left out. The time is when it was changed last.
void play_sources_write(PlaySources *self, Buffer *out);

// What stands in the first file of that name, NULL when there is none. The
// caller frees it.
char *play_sources_read(const PlaySources *self, const char *name);

// Seconds since 1970, 0 when there is no such file.
double play_file_time(const char *path);

#endif
