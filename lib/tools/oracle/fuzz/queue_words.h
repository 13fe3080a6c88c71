// queue_words.h: the statements of lesson 7.
#ifndef QUEUE_WORDS_H
#define QUEUE_WORDS_H

#include "actor.h"
#include "things.h"

Word *word_of_queues(const char *name); // NULL: there is none

// Makes what the line declares, if it is one of these.
void object_make(Thing *self, const Line *line);

// A lock, a semaphore, or a condition's lock. RAISED, or what it is worth.
Outcome acquire(Actor *self, const Line *line);
Outcome release(Thing *self);

#endif
