// sentence.h: a line of a record as a sentence, for people, or taken apart.
//
//   "main send echo() 'hi'"   main sends 'hi' into echo()
//
// It reads what event_text() writes, so that what a test expects can be said
// in the same words as what has happened, and be drawn beside it.
#ifndef SENTENCE_H
#define SENTENCE_H

#include <stdbool.h>

#include "record/verb.h"

typedef struct LineParts {
  Verb verb;
  const char *actor, *target; // by their labels, lent (see text.h), or ""
  double delay;               // seconds, of a call_later
  const char *value;          // in the line
} LineParts;

// A text that is lent (see text.h). What is no such line stays as it is.
const char *line_sentence(const char *line);

// False when it is no such line. That of an iteration has nobody who acts, and
// is its own value.
bool line_take_apart(const char *line, LineParts *parts);

#endif
