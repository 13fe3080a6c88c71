#include "page.h"

bool page_clip(const Page *self, int from, int to, double *top,
               double *bottom) {
  const PageRows *rows = &self->rows;
  if (to < rows->first || from >= rows->end)
    return false;
  *top = from >= rows->first ? row_arrow(self, from) : self->top - 5;
  *bottom = to < rows->end ? row_arrow(self, to) : page_bottom(self) + 5;
  return true;
}

void page_slot(const Page *self, const Wait *wait, double *left,
               double *right) {
  double start = self->queue_left[wait->queue] + 3;
  double width = queue_is_narrow(wait->queue) ? LINE_SLOT : self->slot_width;
  *left = start + wait->slot * width + 1;
  *right = *left + width - 2;
}
