// future_words.h: the statements about futures, and those that wait for them.
#ifndef FUTURE_WORDS_H
#define FUTURE_WORDS_H

#include "actor.h"

Word *word_of_futures(const char *name); // NULL: there is none

#endif
