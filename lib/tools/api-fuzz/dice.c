#include "dice.h"

Key key_of(Key parent, uint64_t n) { // Steele, Lea, Flood: SplitMix64
  uint64_t z = parent + (n + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return z ^ z >> 31;
}

unsigned dice_roll(Dice *self, unsigned sides) {
  return (unsigned)((key_of(self->key, self->rolled++) >> 32) * sides >> 32);
}

bool dice_once_in(Dice *self, unsigned times) {
  return dice_roll(self, times) == 0;
}
