// A second reader of the changes that play_steps.h writes: it applies them to
// nothing but lists and texts, as the page does, and checks each old value.

#ifndef TESTS_PANEL_H
#define TESTS_PANEL_H

#include "../json.h"
#include "../model.h"

enum { PANEL_LISTS = 5 }; // stack, ready, timers, line, watched

typedef struct Panel {
  Arena *arena; // borrowed
  int actors;
  const char **texts; // per actor: state, line, waits, result, calls
  long *lists[PANEL_LISTS];
  int counts[PANEL_LISTS];
  double batch, clock, iter;
  int said;
  long *marked; // handles that are marked
  int marked_count;
} Panel;

void panel_init(Panel *self, Arena *arena, int actors, int events);

// Applies `["push",3],...` up to its end; with `back` undoes it, so the whole
// list is walked from its last change to the first. Anything that does not fit
// ends the test.
void panel_apply(Panel *self, const char *changes, bool back);

// Nobody is there, nothing stands anywhere.
bool panel_is_empty(const Panel *self);

// What the panels show after that event, as play_state_at() writes it, has
// these words.
void expect_state(Model *model, int event, const char *words);

#endif
