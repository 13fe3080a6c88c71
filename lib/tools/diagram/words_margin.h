// words_margin.h: what stands beside the lanes: numbers, sources, the clock.

#ifndef DIAGRAM_WORDS_MARGIN_H
#define DIAGRAM_WORDS_MARGIN_H

#include "replay.h"

enum { MARGIN_WORDS = 120 };

// Each writes to `to`, and returns it.
const char *iteration_words(char to[MARGIN_WORDS], const RunEvent *event,
                            bool by_main);
const char *clock_words(char to[MARGIN_WORDS], const RunEvent *event);
const char *work_words(char to[MARGIN_WORDS], const RunEvent *event);
const char *number_words(char to[MARGIN_WORDS], const Replay *replay, int row);
const char *source_words(char to[MARGIN_WORDS], const RunEvent *event);

#endif
