// play_change.h: how one change is written (play_state.h has the list).

#ifndef DIAGRAM_PLAY_CHANGE_H
#define DIAGRAM_PLAY_CHANGE_H

#include "buffer.h"

// ["kind"; what follows is written by the others, and change_end closes it.
void change_begin(Buffer *out, const char *kind);
void change_text(Buffer *out, const char *text);
void change_number(Buffer *out, double number);
void change_list(Buffer *out, const char *const *texts, int count);
void change_end(Buffer *out);

// ["kind",id,"now","before"] and the same of numbers.
void change_of_text(Buffer *out, const char *kind, int id, const char *now,
                    const char *before);
void change_of_number(Buffer *out, const char *kind, int id, double now,
                      double before);

#endif
