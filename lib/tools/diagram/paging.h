// paging.h: how a long run is cut into pages.
//
// Up to ROWS_ON_ONE rows are one picture. More are cut into pages of at most
// ROWS_ON_PAGE, before an iteration wherever that is possible. Of a run
// beyond ROWS_DRAWN only the beginning and the end are drawn: nobody looks at
// a thousand pages, but how it ended matters. The whole is drawn beside the
// pages as long as that makes sense.

#ifndef DIAGRAM_PAGING_H
#define DIAGRAM_PAGING_H

#include "model.h"

enum {
  ROWS_ON_ONE = 60,
  ROWS_ON_PAGE = 56,
  ROWS_ON_WHOLE = 400,
  ROWS_DRAWN = 1120
};

// The rows that one page shows.
typedef struct PageRows {
  int first, end; // half open
  int number, of; // 1 of 1 for a single picture
  bool excerpt;   // less than the whole: its title says which events
} PageRows;

typedef struct Paging {
  PageRows *pages; // the run owns them
  int count;
} Paging;

void paging_make(Paging *self, Model *model);

// All rows on one page, or the first page of what is too long for that.
PageRows rows_of_most(Model *model);

// All rows on one page.
PageRows rows_of_all(const Model *model);

#endif
