// fuzz.c: random programs of coroutines that delegate to each other
//
// The same seeds on both implementations must print the same. A program has a
// handful of coroutines and iterators; its main and each body do what the dice
// say: yield, delegate to anybody, resume, throw into or close anybody, raise,
// return, free. The dice are thrown in the order in which the program runs, so
// that any difference shows at once, and goes on to grow.
//
//   fuzz FIRST COUNT [text|trace]
//
// prints one hash per program, or all that happens, or the events recorded.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "03-yield-from/yield_from.h"
#include "record/record.h"
#include "stack.h"

enum { SLOTS = 9, HANDS = 5, STEPS = 200 };

// -- what is printed ---------------------------------------------------------

static enum { HASH, TEXT, TRACE } mode;
static uint64_t hash;
static uint64_t dice_state;
static int steps, depth;

static void say(const char *format, ...) {
  char line[400];
  va_list args;
  va_start(args, format);
  vsnprintf(line, sizeof line, format, args);
  va_end(args);
  for (char *c = line; *c; c++)
    hash = (hash ^ (unsigned char)*c) * 0x100000001b3;
  if (mode == TEXT)
    puts(line);
}

static int dice(int sides) {
  dice_state += 0x9e3779b97f4a7c15; // splitmix64
  uint64_t z = dice_state;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
  z = (z ^ z >> 27) * 0x94d049bb133111eb;
  return (int)((z ^ z >> 31) % (unsigned)sides);
}

// -- who there is ------------------------------------------------------------

// A coroutine with what keeps us from freeing it while somebody needs it.
typedef struct Slot {
  Coroutine *coroutine;
  int asked_by;   // how many stand in yield_from() over it
  int asks;       // the slot that its own body stands in yield_from() over
  int busy;       // calls under way: of its body, and into it
  char delegates; // the profile of its dice: how likely it delegates
} Slot;

typedef struct Hand {
  Iterator iterator;
  int left;
} Hand;

static Slot slots[SLOTS];
static Hand hands[HANDS];
static Generator *generators[2];

static Outcome act(Coroutine *self, int me);
static Outcome body(Coroutine *self, void *arg);
static Outcome poke(int me);

static Error any_error(void) {
  static const ErrorType types[] = {ValueError, KeyError, StopIteration,
                                    GeneratorExit, CancelledError};
  ErrorType type = types[dice(5)];
  return raised(type, dice(2) ? "x" : "").error;
}

static Value any_value(void) {
  return dice(3) ? value_int(dice(100)) : value_none();
}

static Outcome hand_next(Iterator *iterator) {
  Hand *self = (Hand *)iterator;
  say("  hand next");
  if (dice(12) == 0)
    poke(-1);
  if (dice(15) == 0)
    return raised_error(any_error());
  if (self->left-- > 0)
    return yielded(value_int(self->left));
  return returned(value_int(-1));
}

static Outcome hand_send(Iterator *iterator, Value value) {
  say("  hand send %s", repr(value));
  return hand_next(iterator);
}

static Outcome hand_throw(Iterator *iterator, Error error) {
  say("  hand throw %s", error_repr(error));
  return dice(3)   ? raised_error(error)
         : dice(2) ? returned(value_int(7))
                   : hand_next(iterator);
}

static Outcome hand_close(Iterator *iterator) {
  (void)iterator;
  say("  hand close");
  if (dice(8) == 0)
    poke(-1);
  return dice(4) ? returned(value_none()) : raised_error(any_error());
}

static const IteratorType hand_types[HANDS] = {
    {{.name = "plain"}, hand_next, NULL, NULL, NULL},
    {{.name = "sender"}, hand_next, hand_send, NULL, NULL},
    {{.name = "thrower"}, hand_next, NULL, hand_throw, NULL},
    {{.name = "closer"}, hand_next, NULL, NULL, hand_close},
    {{.name = "full"}, hand_next, hand_send, hand_throw, hand_close}};

static Outcome generator_body(Generator *self, void *arg) {
  (void)arg;
  for (int i = 0; i < 4; i++) {
    if (dice(10) == 0)
      poke(-1);
    generator_yield(self, value_int(1000 + i));
  }
  return returned(value_str("generator ends"));
}

static int slot_create(void) {
  for (int i = 0; i < SLOTS; i++)
    if (!slots[i].coroutine) {
      slots[i] = (Slot){.asks = -1, .delegates = dice(3) ? 6 : 1};
      slots[i].coroutine = coroutine_new(body, (void *)(intptr_t)i);
      return i;
    }
  return dice(SLOTS);
}

// Nobody may need it any more. `state` can be trusted here: from main nothing
// runs, and CLOSED is CLOSED.
static void slot_free(int i) {
  Slot *slot = &slots[i];
  bool closed =
      slot->coroutine && slot->coroutine->generator.state == GENERATOR_CLOSED;
  if (!slot->coroutine || slot->asked_by || slot->busy || (depth && !closed))
    return;
  say("free %d", i);
  Coroutine *coroutine = slot->coroutine;
  slot->busy++;
  coroutine_free(coroutine);
  slot->busy--;
  if (slot->asks >= 0) // it ignored its exit: its frames are gone
    slots[slot->asks].asked_by--;
  slot->coroutine = NULL;
}

// One that nobody needs, if possible one that has ended.
static void slot_tidy(void) {
  int who = dice(SLOTS);
  for (int i = 0; i < SLOTS; i++) {
    Coroutine *c = slots[(who + i) % SLOTS].coroutine;
    if (c && c->generator.state == GENERATOR_CLOSED) {
      slot_free((who + i) % SLOTS);
      return;
    }
  }
  if (dice(4) == 0)
    slot_free(who);
}

// -- what they do ------------------------------------------------------------

// Somebody resumes somebody: next, send, throw or close.
static Outcome poke(int me) {
  int who = dice(SLOTS);
  for (int i = 0; i < SLOTS && !slots[who].coroutine; i++)
    who = (who + 1) % SLOTS;
  Slot *slot = &slots[who];
  if (!slot->coroutine || (slot->busy && dice(3)) || steps-- <= 0)
    return returned(value_none());
  Coroutine *c = slot->coroutine;
  static const char *const verbs[] = {"next", "send", "throw", "close"};
  bool started = c->generator.state != GENERATOR_CREATED;
  int verb = dice(12);
  verb = verb < 5 || !started ? 0 : verb < 9 ? 1 : verb < 11 ? 2 : 3;
  if (!started && dice(20) == 0)
    verb = dice(4);
  say("%d pokes %d: %s", me, who, verbs[verb]);
  slot->busy++;
  depth++;
  Outcome o = verb == 0   ? coroutine_next(c)
              : verb == 1 ? coroutine_send(c, any_value())
              : verb == 2 ? coroutine_throw(c, any_error())
                          : coroutine_close(c);
  depth--;
  slot->busy--;
  say("%d poked %d: %d %s", me, who, o.how, outcome_repr(o));
  return o;
}

static Outcome ask(Coroutine *self, int me, int who) {
  say("%d yield from %d", me, who);
  slots[me].asks = who;
  slots[who].asked_by++;
  Outcome o = yield_from(self, &slots[who].coroutine->iterator);
  slots[who].asked_by--;
  slots[me].asks = -1;
  return o;
}

static Iterator *any_iterator(void) {
  int i = dice(HANDS + 2);
  if (i >= HANDS)
    return generators[i - HANDS] ? &generators[i - HANDS]->iterator : NULL;
  hands[i].left = 1 + dice(4);
  return &hands[i].iterator;
}

// One step of a body.
static Outcome act(Coroutine *self, int me) {
  int roll = dice(14);
  if (roll < slots[me].delegates) {
    int who = dice(3) ? slot_create() : dice(SLOTS);
    if (slots[who].coroutine && !(slots[who].busy && dice(4)))
      return ask(self, me, who);
  }
  switch (roll) {
  case 6:
    say("%d yield from iterator", me);
    return yield_from(self, any_iterator());
  case 7:
    poke(me);
    return returned(value_none());
  case 8:
    slot_tidy();
    return returned(value_none());
  case 9:
    say("%d yields plainly", me);
    generator_yield(&self->generator, value_str("plain"));
    return returned(value_none());
  default:
    return coroutine_yield(self, value_int(100 * me + dice(100)));
  }
}

static Outcome body(Coroutine *self, void *arg) {
  int me = (int)(intptr_t)arg;
  say("%d starts", me);
  while (steps-- > 0) {
    if (self->generator.state != GENERATOR_RUNNING)
      say("%d is not RUNNING", me);
    Outcome o = act(self, me);
    say("%d has %d %s", me, o.how, outcome_repr(o));
    if (o.how == RAISED && dice(2))
      return o;
    if (dice(12) == 0)
      return dice(4) ? returned(any_value()) : raised_error(any_error());
  }
  return returned(value_str("enough"));
}

// -- a program ---------------------------------------------------------------

// A letter for each one's state, and a digit for whom it delegates to.
static void show_states(void) {
  char states[SLOTS + 1] = "", asks[SLOTS + 1] = "";
  for (int i = 0; i < SLOTS; i++) {
    Coroutine *c = slots[i].coroutine;
    states[i] = c ? "crsx"[c->generator.state] : '-';
    asks[i] = "-0123456789"[(c ? slots[i].asks : -1) + 1];
  }
  say("states %s asks %s stacks %zu", states, asks, stack_count());
}

static void program(uint64_t seed) {
  dice_state = seed * 0x632be59bd9b4e019;
  steps = 20 + dice(STEPS);
  hash = 0xcbf29ce484222325;
  for (int i = 0; i < HANDS; i++)
    hands[i] = (Hand){{&hand_types[i]}, 3};
  for (int i = 0; i < 2; i++)
    generators[i] = generator_new(generator_body, NULL);
  slot_create();
  while (steps-- > 0) {
    int roll = dice(20);
    if (roll == 0)
      slot_create();
    else if (roll < 4)
      slot_tidy();
    else
      poke(-1);
    show_states();
  }
  steps = 0; // bodies come to their ends now
  for (int round = 0; round < SLOTS; round++)
    for (int i = 0; i < SLOTS; i++)
      slot_free(i);
  show_states();
  for (int i = 0; i < 2; i++)
    generator_free(generators[i]);
  if (stack_count())
    say("%zu stacks are left", stack_count()), abort();
}

int main(int argc, char **argv) {
  uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 0) : 0;
  uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 0) : 1;
  mode = argc <= 3 ? HASH : strcmp(argv[3], "trace") == 0 ? TRACE : TEXT;
  dup2(1, 2); // what is reported of errors while freeing belongs to it
  setvbuf(stdout, NULL, _IOLBF, 0);
  for (uint64_t seed = first; seed < first + count; seed++) {
#ifndef NO_TRACE
    if (mode == TRACE)
      record_begin("fuzz", "", "");
#endif
    program(seed);
#ifndef NO_TRACE
    if (mode == TRACE) {
      record_end();
      for (RecordedEvent *e = record_now->first; e; e = e->next)
        puts(event_text(e));
    }
#endif
    printf("%llu %016llx\n", (unsigned long long)seed,
           (unsigned long long)hash);
  }
}
