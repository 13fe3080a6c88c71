// generator_words.h: the statements that lessons 1 to 3 are about.
#ifndef GENERATOR_WORDS_H
#define GENERATOR_WORDS_H

#include "actor.h"

Word *word_of_generators(const char *name); // NULL: there is none

#endif
