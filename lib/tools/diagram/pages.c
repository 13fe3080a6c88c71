#include "pages.h"

enum { ENDS_DRAWN = 4 * ROWS_ON_PAGE };

Page page_of_all(const Story *story) {
  return (Page){.end = story->replay.row_count, .number = 1, .of = 1};
}

static void add_page(Pages *self, Story *story, int first, int end) {
  self->pages = arena_grow(&story->run.arena, self->pages, (size_t)self->count,
                           sizeof(Page));
  self->pages[self->count++] = (Page){.first = first, .end = end};
}

static bool begins(const Story *story, int row) {
  return replay_begins(&story->replay, &story->run, row);
}

// The last row in (first, most] that begins an iteration; without one, cut
// what is left of this iteration into equal parts.
static int cut_after(const Story *story, int first, int end) {
  int most = first + ROWS_ON_PAGE, next = first + 1;
  for (int row = most; row > first; row--)
    if (begins(story, row))
      return row;
  while (next < end && !begins(story, next))
    next++;
  int parts = (next - first + ROWS_ON_PAGE - 1) / ROWS_ON_PAGE;
  return first + (next - first + parts - 1) / parts;
}

static void cut(Pages *self, Story *story, int first, int end) {
  while (end - first > ROWS_ON_PAGE) {
    int next = cut_after(story, first, end);
    add_page(self, story, first, next);
    first = next;
  }
  add_page(self, story, first, end);
}

void pages_make(Pages *self, Story *story) {
  int rows = story->replay.row_count;
  *self = (Pages){0};
  if (rows <= ROWS_ON_ONE) {
    add_page(self, story, 0, rows);
  } else if (rows <= ROWS_DRAWN) {
    cut(self, story, 0, rows);
  } else {
    cut(self, story, 0, ENDS_DRAWN);
    cut(self, story, rows - ENDS_DRAWN, rows);
  }
  for (int i = 0; i < self->count; i++) {
    self->pages[i].number = i + 1;
    self->pages[i].of = self->count;
  }
}

Page page_of_most(Story *story) {
  if (story->replay.row_count <= ROWS_ON_WHOLE)
    return page_of_all(story);
  Pages pages;
  pages_make(&pages, story);
  Page page = pages.pages[0];
  page.of = 1;
  page.window = true;
  return page;
}
