// The older texts that begin like the one here are found through a table: all
// places whose first letters have one number hang on one string, the last one
// first (zlib calls them hash chains).

#include "pack.h"

#include "memory.h"

#include <stdlib.h>
#include <string.h>

// Each string of places is followed so far, and no further.
enum { HEADS = 1 << 15, TRIES = 12 };

typedef struct Packing {
  const char *text; // what was before, and what is packed
  int length;
  int *last;   // per number of first letters the last place, or -1
  int *before; // per place the one before it with the same number
} Packing;

static unsigned number_of(const char *at) {
  unsigned number = 0;
  for (int i = 0; i < PACK_LEAST; i++)
    number = number * 31 + (unsigned char)at[i];
  return (number ^ number >> 15) % HEADS;
}

static void remember(Packing *self, int place) {
  if (place + PACK_LEAST > self->length)
    return;
  unsigned number = number_of(self->text + place);
  self->before[place] = self->last[number];
  self->last[number] = place;
}

static int same(const Packing *self, int a, int b) {
  int count = 0;
  while (count < PACK_MOST && a + count < b && b + count < self->length &&
         self->text[a + count] == self->text[b + count])
    count++;
  return count;
}

// The longest text before the place that is said again there; its length, or 0.
static int find(const Packing *self, int place, int *where) {
  int longest = PACK_LEAST - 1;
  if (place + PACK_LEAST > self->length)
    return 0;
  int at = self->last[number_of(self->text + place)];
  for (int i = 0; i < TRIES && at >= 0 && place - at < PACK_FAR; i++) {
    // A longer one has the next letter too; most have not.
    int is_longer = self->text[at + longest] == self->text[place + longest];
    int length = is_longer ? same(self, at, place) : 0;
    if (length > longest) {
      longest = length;
      *where = at;
    }
    at = self->before[at];
  }
  return longest < PACK_LEAST ? 0 : longest;
}

static void put_pointer(Buffer *out, int back, int length) {
  const char word[] = {'~', PACK_DIGITS[back >> 12],
                       PACK_DIGITS[back >> 6 & 63], PACK_DIGITS[back & 63],
                       PACK_DIGITS[length - PACK_LEAST]};
  buffer_add_bytes(out, word, sizeof word);
}

static void pack_from(Packing *self, Buffer *out, int place) {
  while (place < self->length) {
    int where = 0, length = find(self, place, &where);
    if (length) {
      put_pointer(out, place - where, length);
    } else {
      length = 1;
      buffer_add(out, self->text[place] == '~' ? "~" : "");
      buffer_char(out, self->text[place]);
    }
    for (int end = place + length; place < end; place++)
      remember(self, place);
  }
}

void pack_text(Buffer *out, const char *before, const char *text) {
  Buffer both = {0};
  Arena arena = {0};
  buffer_add(&both, before);
  buffer_add(&both, text);
  Packing self = {.text = both.bytes, .length = (int)both.length};
  self.last = arena_array(&arena, HEADS, sizeof *self.last);
  self.before = arena_array(&arena, both.length + 1, sizeof *self.before);
  memset(self.last, 0xff, HEADS * sizeof *self.last); // -1
  int begin = (int)strlen(before);
  for (int i = 0; i < begin; i++)
    remember(&self, i);
  pack_from(&self, out, begin);
  arena_release(&arena);
  buffer_release(&both);
}
