// play_rows.h: what the model knows, to be asked row by row.
//
// The model says of every span and every wait where it begins and ends. Who
// walks from row to row asks the other way round: what begins or ends here?
//
//   for (int i = rows.adds.head[row]; i != NOBODY; i = rows.adds.next[i])

#ifndef DIAGRAM_PLAY_ROWS_H
#define DIAGRAM_PLAY_ROWS_H

#include "model.h"

// Per row its first item, per item the next one of the same row, in their
// order; NOBODY ends it.
typedef struct RowIndex {
  int *head, *next;
} RowIndex;

typedef struct PlayRows {
  RowIndex spans;   // by the row where they begin
  RowIndex marks;   // births and ends
  RowIndex adds;    // waits by the row where they begin,
  RowIndex leaves;  // by that where they end,
  RowIndex cancels; // by that where they are cancelled, or called
  // Per wait the number of its ticket: a handle that becomes due keeps the one
  // it has had as a timer; so is who stands in line. (Handles are numbered anew
  // by each loop.)
  long *ticket;
} PlayRows;

// The run of the model owns the tables.
void play_rows_make(PlayRows *self, Model *model);

#endif
