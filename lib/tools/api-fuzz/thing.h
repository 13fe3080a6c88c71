// thing.h: what all things of a program have in common.
//
// Each is in a list of its kind, and has the key of the call that has made it.
#ifndef THING_H
#define THING_H

#include "dice.h"

typedef enum {
  LOOP,
  PROMISE,
  BODY,
  GENERATOR,
  ITERATOR,
  NODE,
  LINES,
  KINDS
} Kind;

typedef struct Thing {
  Kind kind;
  int number;
  Key key;
} Thing;

#endif
