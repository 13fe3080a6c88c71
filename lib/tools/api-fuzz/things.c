#include "things.h"

#include <stdio.h>
#include <string.h>

#include "lines.h"

static LoopThing loops[5];
static Promise promises[40];
static Body bodies[30];
static GeneratorThing generators[8];
static IteratorThing iterators[4];
static Node nodes[200];
static LinesThing lines[3];

#define ROOM(things)                                                           \
  { things, sizeof *things, sizeof things / sizeof *things, 0 }
static struct {
  void *things;
  size_t size;
  int room, count;
} pools[KINDS] = {
    [LOOP] = ROOM(loops),         [PROMISE] = ROOM(promises),
    [BODY] = ROOM(bodies),        [GENERATOR] = ROOM(generators),
    [ITERATOR] = ROOM(iterators), [NODE] = ROOM(nodes),
    [LINES] = ROOM(lines),
};

void things_forget(void) {
  for (Kind kind = 0; kind < KINDS; kind++)
    pools[kind].count = 0;
}

void *thing_at(Kind kind, int number) {
  if (number >= pools[kind].count)
    return NULL;
  return (char *)pools[kind].things + (size_t)number * pools[kind].size;
}

void *thing_new(Kind kind, Key key) {
  if (pools[kind].count == pools[kind].room)
    return NULL;
  int number = pools[kind].count++;
  Thing *self = thing_at(kind, number);
  memset(self, 0, pools[kind].size);
  *self = (Thing){kind, number, key};
  return self;
}

// Each draws a lot by its own key and the call's; the lowest wins. So whoever
// loses may as well not be there.
void *thing_pick(Kind kind, Dice *dice, Fits *fits) {
  Key call = key_of(dice->key, dice->rolled++), lowest = 0;
  Thing *chosen = NULL;
  for (int i = 0; i < pools[kind].count; i++) {
    Thing *t = thing_at(kind, i);
    Key lot = key_of(call ^ t->key, 0);
    if ((!chosen || lot < lowest) && fits(t)) {
      chosen = t;
      lowest = lot;
    }
  }
  return chosen;
}

int things_fitting(Kind kind, Fits *fits) {
  int count = 0;
  for (int i = 0; i < pools[kind].count; i++)
    count += fits(thing_at(kind, i));
  return count;
}

const char *thing_name(const void *thing) {
  static char names[8][16];
  static unsigned next;
  const Thing *self = thing;
  if (!self)
    return "NULL";
  char *name = names[next++ % 8];
  snprintf(name, sizeof *names, "%c%d", "LFCGIKW"[self->kind],
           self -> number + 1);
  return name;
}

LoopThing *loop_thing(const Loop *loop) {
  for (int i = 0; loop && i < pools[LOOP].count; i++)
    if (loops[i].loop == loop)
      return &loops[i];
  return NULL;
}
