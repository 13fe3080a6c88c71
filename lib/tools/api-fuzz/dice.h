// dice.h: chance that can be repeated.
//
// Everything that is left to chance is decided by a Key: the same key, the same
// answer. The n-th thing that comes of a key has the key key_of(key, n). Each
// caller, each call and each thing has a key of its own, so that a call that is
// left out of a program changes little for all others.
#ifndef DICE_H
#define DICE_H

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t Key;

Key key_of(Key parent, uint64_t n);

typedef struct Dice {
  Key key;
  unsigned rolled; // so often
} Dice;

unsigned dice_roll(Dice *self, unsigned sides); // 0 .. sides - 1
bool dice_once_in(Dice *self, unsigned times);

#endif
