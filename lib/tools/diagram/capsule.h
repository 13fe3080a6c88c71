// capsule.h: the box of a handle that waits, and the name in it.
//
// A queue is as wide as its boxes side by side, so a name is written in several
// lines where its box is high enough, broken behind a _ or a dot. Where even
// that is too little it is cut, and then the arrow that brings the handle has
// the whole of it.

#ifndef DIAGRAM_CAPSULE_H
#define DIAGRAM_CAPSULE_H

#include "label.h"
#include "page.h"

enum { CAPSULE_LINES = 5, CAPSULE_LINE = 11, CAPSULE_TEXT = 140 };

typedef struct Capsule {
  double top, cut, bottom; // from `cut` on it is cancelled
  int lines;
  char text[CAPSULE_LINES][CAPSULE_TEXT];
  bool whole; // nothing of the name is cut
} Capsule;

// False when no part of it is on the page; then only its text is of use, for
// the page that it is on.
bool capsule_make(Capsule *self, const Page *page, const Wait *wait);

// A capsule begins a little above the arrow that brings the handle, and ends
// a little below the one that takes it away; as page_clip().
bool capsule_ends(const Page *page, int from, int to, double *top,
                  double *bottom);

// What stands at an event on this page. A handle whose box shows its name is
// brought and taken without it.
Label page_label(const Page *self, int event);

#endif
