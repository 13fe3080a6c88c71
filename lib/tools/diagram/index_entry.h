// index_entry.h: one run on index.html: a section with its pictures and words.

#ifndef DIAGRAM_INDEX_ENTRY_H
#define DIAGRAM_INDEX_ENTRY_H

#include "buffer.h"
#include "files.h"
#include "model.h"

// One run: its trace, or why there is none.
typedef struct Entry {
  Model model;
  bool good;
  char wrong[PROBLEM_SIZE];
  char stem[PATH_SIZE];
} Entry;

bool entry_is_bad(const Entry *self);
bool entry_is_judged(const Entry *self);
const char *entry_badge(const Entry *self); // "failed", "" when not judged
const char *entry_title(const Entry *self);

// What its section is called in an address: the run's name.
const char *entry_name(const Entry *self);

// The section. `number` tells its pictures from others; `sources` is the folder
// with the lesson's files, or NULL; neighbours are NULL at the ends.
void entry_put(Buffer *out, Entry *self, int number, const char *sources,
               const Entry *before, const Entry *after);

// Inside href="": what a path must not have in an address is written %20.
void entry_put_address(Buffer *out, const char *path);

#endif
