// What the program can be asked for, one function per kind of output.

#ifndef DIAGRAM_VIEWS_H
#define DIAGRAM_VIEWS_H

#include "svg.h"

// Writes the picture as DOT.
void view_dot(Buffer *out, Story *story, const Picture *picture);

// All pictures of a story: the map if it has a loop, the whole, and the pages
// if it is long. The arena of the run owns them.
Picture *view_pictures(Story *story, int *count);

// Writes the .dot files of every trace, and its .txt; with `json` only its
// .json. Prints the names of the .dot files, each ended by a NUL, for xargs -0.
// Returns the exit code: 2 when a trace was wrong, the others are done.
int draw_all(char **traces, int count, const char *folder, bool json);

// Turns the .dot.svg that neato has made of them into .svg.
int dress_all(char **traces, int count, const char *folder);

// Writes the page that shows all traces with their pictures.
int index_all(const char *title, char **traces, int count, const char *folder);

#endif
