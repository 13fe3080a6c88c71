// plain.h: a plain iterator, which has the methods that its line names.
#ifndef PLAIN_H
#define PLAIN_H

#include "things.h"

void plain_make(Thing *self, const Line *line);

#endif
