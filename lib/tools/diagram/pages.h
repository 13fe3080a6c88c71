// Pages: how a long trace is cut.
//
// Up to ROWS_ON_ONE rows are one picture. More are cut into pages of at most
// ROWS_ON_PAGE, before an iteration wherever that is possible. Of a trace
// beyond ROWS_DRAWN only the beginning and the end are drawn: nobody looks at
// a thousand pages, but how it ended matters. The whole is drawn beside the
// pages as long as that makes sense.

#ifndef DIAGRAM_PAGES_H
#define DIAGRAM_PAGES_H

#include "story.h"

enum {
  ROWS_ON_ONE = 60,
  ROWS_ON_PAGE = 56,
  ROWS_ON_WHOLE = 400,
  ROWS_DRAWN = 1120
};

typedef struct Page {
  int first, end; // rows, half open
  int number, of; // 1 of 1 for a single picture
  bool window;    // cut out by hand, with --rows
} Page;

typedef struct Pages {
  Page *pages; // the arena of the run owns them
  int count;
} Pages;

void pages_make(Pages *self, Story *story);

// All rows on one page, or the first page of what is too long for that.
Page page_of_most(Story *story);

// All rows on one page.
Page page_of_all(const Story *story);

#endif
