// map_words.h: what a box says, and what stands at the tip of an arrow.

#ifndef DIAGRAM_MAP_WORDS_H
#define DIAGRAM_MAP_WORDS_H

#include "map_page.h"

enum { MAP_WORDS = 120 };

// Each writes to `to`, and returns it.
const char *box_words(char to[MAP_WORDS], const MapPage *self,
                      const MapBox *box);
const char *delay_words(char to[MAP_WORDS], const RunEvent *event);

#endif
