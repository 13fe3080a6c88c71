#include "chain.h"

#include "die.h"

enum { MOST_LINKS = 256 };

// A link is good while its coroutine is suspended: bodies begin without.
static struct {
  const Coroutine *who;
  Iterator *sub; // NULL: a future
  bool is_there;
} links[MOST_LINKS];
static int link_count;

static int find(const Coroutine *self) {
  int i = 0;
  while (i < link_count && links[i].who != self)
    i++;
  return i;
}

static void set(const Coroutine *self, Iterator *sub, bool is_there) {
  int i = find(self);
  if (i == MOST_LINKS)
    die("more than %d coroutines", MOST_LINKS);
  if (i == link_count)
    link_count++;
  links[i].who = self;
  links[i].sub = sub;
  links[i].is_there = is_there;
}

void chain_reset(void) { link_count = 0; }
void chain_begin(Coroutine *self) { set(self, NULL, false); }
void chain_enter(Coroutine *self, Iterator *sub) { set(self, sub, true); }
void chain_leave(Coroutine *self) { set(self, NULL, false); }

bool chain_delegates(const Coroutine *self) {
  int i = find(self);
  return self->generator.state == GENERATOR_SUSPENDED && i < link_count &&
         links[i].is_there;
}

bool chain_hands_back(Coroutine *self) {
  bool inside = false;
  for (; chain_delegates(self); inside = true) {
    Iterator *sub = links[find(self)].sub;
    if (!sub)
      return true;
    self = iterator_as_coroutine(sub);
    if (!self)
      return false;
  }
  return inside && self->generator.state == GENERATOR_CLOSED;
}
