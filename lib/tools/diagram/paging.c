#include "paging.h"

enum { ENDS_DRAWN = 4 * ROWS_ON_PAGE };

PageRows rows_of_all(const Model *model) {
  return (PageRows){.end = model->replay.row_count, .number = 1, .of = 1};
}

static void add_page(Paging *self, Model *model, int first, int end) {
  self->pages = arena_grow(&model->run.arena, self->pages, (size_t)self->count,
                           sizeof(PageRows));
  self->pages[self->count++] = (PageRows){.first = first, .end = end};
}

static bool begins(const Model *model, int row) {
  return replay_begins(&model->replay, &model->run, row);
}

// The last row in (first, most] that begins an iteration; without one, cut
// what is left of this iteration into equal parts.
static int cut_after(const Model *model, int first, int end) {
  int most = first + ROWS_ON_PAGE, next = first + 1;
  for (int row = most; row > first; row--)
    if (begins(model, row))
      return row;
  while (next < end && !begins(model, next))
    next++;
  int parts = (next - first + ROWS_ON_PAGE - 1) / ROWS_ON_PAGE;
  return first + (next - first + parts - 1) / parts;
}

static void cut(Paging *self, Model *model, int first, int end) {
  while (end - first > ROWS_ON_PAGE) {
    int next = cut_after(model, first, end);
    add_page(self, model, first, next);
    first = next;
  }
  add_page(self, model, first, end);
}

void paging_make(Paging *self, Model *model) {
  int rows = model->replay.row_count;
  *self = (Paging){0};
  if (rows <= ROWS_ON_ONE) {
    add_page(self, model, 0, rows);
  } else if (rows <= ROWS_DRAWN) {
    cut(self, model, 0, rows);
  } else {
    cut(self, model, 0, ENDS_DRAWN);
    cut(self, model, rows - ENDS_DRAWN, rows);
  }
  for (int i = 0; i < self->count; i++) {
    self->pages[i].number = i + 1;
    self->pages[i].of = self->count;
  }
}

PageRows rows_of_most(Model *model) {
  if (model->replay.row_count <= ROWS_ON_WHOLE)
    return rows_of_all(model);
  Paging paging;
  paging_make(&paging, model);
  PageRows rows = paging.pages[0];
  rows.of = 1;
  rows.excerpt = true;
  return rows;
}
