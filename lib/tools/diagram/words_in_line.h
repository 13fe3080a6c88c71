// words_in_line.h: what stands beside a narrow box: of one who stands in line
// his name, and what has become of him where that happens; of a file what it is
// watched for.

#ifndef DIAGRAM_WORDS_IN_LINE_H
#define DIAGRAM_WORDS_IN_LINE_H

#include "page.h"

enum { LINE_TEXT = 80 };

typedef struct LineWords {
  char first[LINE_TEXT], second[LINE_TEXT]; // the second is often empty
} LineWords;

// Do they line up in more than one line? Then each says in which.
bool line_is_one_of_many(const Model *model);

// Where he lines up, or, `called`, where he is called or cancelled.
LineWords line_words(const Page *page, const Wait *wait, bool called);

// How many columns those of a queue need.
int line_columns(const Page *page, Queue queue);

// Stands beside a file where the loop finds it ready.
extern const char file_is_ready[];

#endif
