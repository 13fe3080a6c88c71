// label.h: what stands on an arrow, or beside a mark.

#ifndef DIAGRAM_LABEL_H
#define DIAGRAM_LABEL_H

#include "text_width.h"

// A label in three parts; the value in the middle is often bold.
typedef struct Label {
  char head[112], value[140], tail[40];
  bool bold;
} Label;

static inline int label_columns(const Label *self) {
  return columns_of(self->head) + columns_of(self->value) +
         columns_of(self->tail);
}

#endif
