// The words of the diagram: what stands on an arrow, and every event as a
// sentence, which is what the picture says to who cannot see it.

#ifndef DIAGRAM_WORDS_H
#define DIAGRAM_WORDS_H

#include "buffer.h"
#include "cast.h"
#include "run.h"

enum {
  VALUE_COLUMNS = 24,
  PRINT_COLUMNS = 32,
  NAME_COLUMNS = 14,
  CAPSULE_COLUMNS = 16
};

// A label in three parts; the value in the middle is often bold.
typedef struct Label {
  char head[112], value[140], tail[8];
  bool bold;
} Label;

// The label of an event, values cut. A name is put in front where the lane
// of the target, or of who comes out of it, is shared.
Label label_of(const Cast *cast, const Run *run, const RunEvent *event);

int label_columns(const Label *self);

// "#7 main sends 'hi' into worker() [coro.c:18]", in full, without a newline.
void sentence_add(Buffer *to, const Run *run, const RunEvent *event);

// What the verdict says, "" when there is none or the test passed.
void verdict_add(Buffer *to, const Run *run);

// True for the text of a raised exception: "ValueError", "KeyError: 'x'".
bool names_error(const char *value);

// True for a result that says that the future was cancelled.
bool says_cancelled(const char *value);

// The capsule of a handle shows this, the name cut to so many columns.
void handle_name(char *to, size_t size, const RunEvent *event, int columns);

#endif
