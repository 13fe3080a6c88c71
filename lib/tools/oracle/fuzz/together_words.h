// together_words.h: the statements of lesson 6 that have no block.
#ifndef TOGETHER_WORDS_H
#define TOGETHER_WORDS_H

#include "actor.h"

Word *word_of_together(const char *name); // NULL: there is none

#endif
