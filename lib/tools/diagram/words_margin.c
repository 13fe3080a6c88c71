#include "words_margin.h"

#include "text_width.h"

#include <stdio.h>
#include <string.h>

const char *iteration_words(char to[MARGIN_WORDS], const RunEvent *event,
                            bool by_main) {
  if (!by_main)
    snprintf(to, MARGIN_WORDS, "iteration %d", event->iter);
  else
    strcpy(to, "main()");
  return to;
}

const char *clock_words(char to[MARGIN_WORDS], const RunEvent *event) {
  snprintf(to, MARGIN_WORDS, "t = %.9g s", event->t);
  return to;
}

const char *work_words(char to[MARGIN_WORDS], const RunEvent *event) {
  snprintf(to, MARGIN_WORDS, "%.9g s of work", event->worked);
  return to;
}

const char *number_words(char to[MARGIN_WORDS], const Replay *replay, int row) {
  const int *first_in = replay->first_in;
  if (first_in[row + 1] == first_in[row] + 1)
    snprintf(to, MARGIN_WORDS, "%d", first_in[row] + 1);
  else
    snprintf(to, MARGIN_WORDS, "%d-%d", first_in[row] + 1, first_in[row + 1]);
  return to;
}

// The folder of a source file says little; the sentence has it.
const char *source_words(char to[MARGIN_WORDS], const RunEvent *event) {
  const char *slash = strrchr(event->src, '/');
  cut_to(to, MARGIN_WORDS, slash ? slash + 1 : event->src, 28);
  return to;
}
