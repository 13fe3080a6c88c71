// loop_words.h: the statements about callbacks, the loop and tasks.
#ifndef LOOP_WORDS_H
#define LOOP_WORDS_H

#include "actor.h"
#include "things.h"

// Makes it a task, of the group if that is not NULL; says why not.
Outcome make_task(Thing *self, TaskGroup *group);

Word *word_of_loops(const char *name); // NULL: there is none

void tasks_begin(void); // of a program: its tasks count from 1 on

#endif
