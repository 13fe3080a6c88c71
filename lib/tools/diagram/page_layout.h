// page_layout.h: gives everything on a page its place.

#ifndef DIAGRAM_PAGE_LAYOUT_H
#define DIAGRAM_PAGE_LAYOUT_H

#include "page.h"

void page_lay_out(Page *self, Model *model, PageRows rows);

#endif
