// life_words.h: the statements that make things, take them and free them.
#ifndef LIFE_WORDS_H
#define LIFE_WORDS_H

#include "actor.h"

Word *word_of_lives(const char *name); // NULL: there is none
void lives_begin(void);                // of a program

#endif
