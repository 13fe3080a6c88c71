// words_verbs.h: what every verb says, as a label and as a sentence.

#ifndef DIAGRAM_WORDS_VERBS_H
#define DIAGRAM_WORDS_VERBS_H

#include "record/verb.h"

typedef struct VerbWords {
  // What stands on the arrow: * is the value in bold, % the value, @ the
  // target. "" is for verbs whose label is made up in words_label.c.
  const char *label;
  // What is said behind the sentence of the verb (record/verb.h), since all of
  // the run is known: %w is the deadline, %c the clock. "": nothing.
  const char *more;
} VerbWords;

extern const VerbWords verb_words[VERBS];

#endif
