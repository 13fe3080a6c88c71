// views.h: what the program writes of a run, one function per kind of output.

#ifndef DIAGRAM_VIEWS_H
#define DIAGRAM_VIEWS_H

#include "picture.h"

// Writes the picture as DOT.
void view_dot(Buffer *out, Model *model, const Picture *picture);

// Writes the .dot files of every trace, and its .txt; with `json` only its
// .json. Prints the names of the .dot files, each ended by a NUL, for xargs -0.
// Returns the exit code: 2 when a trace was wrong, the others are done.
int draw_all(char **traces, int count, const char *folder, bool json);

// Turns the .dot.svg that neato has made of them into .svg.
int dress_all(char **traces, int count, const char *folder);

#endif
