// loop_words.h: the statements about callbacks, the loop and tasks.
#ifndef LOOP_WORDS_H
#define LOOP_WORDS_H

#include "actor.h"

Word *word_of_loops(const char *name); // NULL: there is none

void tasks_begin(void); // of a program: its tasks count from 1 on

#endif
