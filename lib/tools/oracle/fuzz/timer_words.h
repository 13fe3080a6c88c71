// timer_words.h: the statements that are about callbacks and their handles.
#ifndef TIMER_WORDS_H
#define TIMER_WORDS_H

#include "actor.h"

Word *word_of_timers(const char *name); // NULL: there is none
void timers_begin(void);                // of a program

#endif
